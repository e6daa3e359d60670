import { Button } from 'antd';
import type { SaveState } from './saver.ts';

interface SaveMarkProps {
  state: SaveState;
  onAgain: () => void;
  onReload: () => Promise<void>;
  onKeep: () => Promise<void>;
}

const words: Record<Exclude<SaveState['at'], 'failed'>, string> = {
  clean: '填写时自动保存草稿',
  dirty: '有改动，稍候自动保存',
  saving: '正在保存…',
  saved: '草稿已自动保存',
};

/** Whether what was written is saved; where somebody else was faster, the choice between both. */
export function SaveMark({ state, onAgain, onReload, onKeep }: SaveMarkProps) {
  if (state.at !== 'failed') {
    return (
      <output className="muted small" aria-live="polite">
        {words[state.at]}
      </output>
    );
  }
  const { problem } = state;
  if (problem.status === 412) {
    return (
      <span className="row" role="alert">
        <span className="small alarm">本部门另有人刚刚改了这份报告。</span>
        <Button size="small" onClick={() => void onReload()}>
          载入对方的
        </Button>
        <Button size="small" onClick={() => void onKeep()}>
          保留我的
        </Button>
      </span>
    );
  }
  return (
    <span className="row" role="alert">
      <span className="small alarm">
        没有保存：{problem.title}。{problem.detail}
      </span>
      <Button size="small" onClick={onAgain}>
        再试一次
      </Button>
    </span>
  );
}
