import type { Draw } from '../../api/types.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { Parties } from './Parties.tsx';
import { SeedWait } from './SeedWait.tsx';

interface SeedPanelProps {
  draw: Draw;
  etag: string;
  onDrawn: () => void;
}

/** What a draw waits for before it can be executed: its witnesses, or its seed. */
export function SeedPanel({ draw, etag, onDrawn }: SeedPanelProps) {
  if (draw.state === 'planned' && draw.source === 'witness') {
    return (
      <Panel
        title="见证方密封随机数"
        about="请把专用链接分别发给每一方。各方在自己的浏览器里产生随机数并密封，全部完成后才能提交承诺。"
      >
        <Parties draw={draw} />
      </Panel>
    );
  }
  if (draw.state !== 'committed') return null;
  return (
    <Panel title={draw.source === 'witness' ? '见证方公开随机数' : '取得随机种子'}>
      <SeedWait draw={draw} etag={etag} onDrawn={onDrawn} />
    </Panel>
  );
}
