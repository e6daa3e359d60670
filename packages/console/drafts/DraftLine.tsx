import './drafts.css';
import { Button, Popconfirm } from 'antd';
import { instant } from '../ui/show/format.ts';
import type { DraftState } from './keeper.ts';

interface DraftLineProps<T> {
  state: DraftState<T>;
  /** The page began with a draft that was kept at this instant. */
  takenUp: string | undefined;
  onDiscard: () => void;
}

function wordsOf<T>(state: DraftState<T>, takenUp: string | undefined): string {
  switch (state.is) {
    case 'none':
      return '';
    case 'unsent':
      return '草稿稍后自动保存…';
    case 'kept':
      return state.at === takenUp
        ? `已载入 ${instant(state.at)} 保存的草稿`
        : `草稿已于 ${instant(state.at)} 自动保存`;
    case 'offline':
      return '连接不上服务器，草稿暂存在本页，恢复后自动保存';
    case 'refused':
      return `草稿没有保存：${state.why}`;
    case 'changed':
      return '草稿在另一处被改过';
  }
}

/** Says how the draft is kept, and lets it be discarded. Takes its room before there is anything to say. */
export function DraftLine<T>({ state, takenUp, onDiscard }: DraftLineProps<T>) {
  return (
    <div className="draft-line">
      <span role="status" className={state.is === 'offline' || state.is === 'refused' ? 'wrong' : 'muted'}>
        {wordsOf(state, takenUp)}
      </span>
      {state.is === 'none' ? null : (
        <Popconfirm
          title="放弃草稿？"
          description="没有保存的修改会删除，不能恢复。"
          okText="放弃"
          okButtonProps={{ danger: true }}
          onConfirm={onDiscard}
        >
          <Button size="small" type="text">
            放弃草稿
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
