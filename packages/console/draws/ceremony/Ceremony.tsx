import { useState } from 'react';
import type { Draw } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { publicAddress } from '../publicAddress.ts';
import { CommitmentView } from './CommitmentView.tsx';
import { Drawing } from './Drawing.tsx';
import { Parties } from './Parties.tsx';
import { SeedWait } from './SeedWait.tsx';

/** The public part of a draw: the parties, the commitment, the wait for the seed, the drawing itself. */
export function Ceremony({ draw, etag }: { draw: Draw; etag: string }) {
  const me = useMe();
  const [fresh, setFresh] = useState(false);
  const waiting = draw.state === 'committed';
  return (
    <>
      {draw.state === 'planned' && draw.source === 'witness' ? (
        <Panel
          title="见证方密封随机数"
          about="请把专用链接分别发给每一方。各方在自己的浏览器里产生随机数并密封，全部完成后才能提交承诺。"
        >
          <Parties draw={draw} />
        </Panel>
      ) : null}
      {draw.commitment ? (
        <Panel
          title="承诺"
          about="名录、规则与种子来源的唯一指纹。种子产生之前已经公布，之后改动任何一行都会对不上。"
          actions={
            <CopyButton
              text={publicAddress(me.tenant.code, draw.id)}
              name={draw.number ?? draw.title}
              label="复制公开页面链接"
            />
          }
        >
          <CommitmentView draw={draw} />
          {waiting ? <SeedWait draw={draw} etag={etag} onDrawn={() => setFresh(true)} /> : null}
        </Panel>
      ) : null}
      {draw.executedAt && draw.state !== 'voided' && draw.sight === 'all' ? (
        <Drawing draw={draw} play={fresh} />
      ) : null}
    </>
  );
}
