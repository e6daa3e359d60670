import { Button } from 'antd';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Beacon } from '../../api/draws/draws.ts';
import type { Batch } from '../../api/types.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { BeaconForm } from '../ceremony/BeaconForm.tsx';
import { Countdown } from '../ceremony/Countdown.tsx';
import { useBatchAct } from './useBatch.ts';

/** What a committed batch waits for. With the seed all its draws are executed by themselves; a rehearsal has a button. */
export function BatchSeed({ batch, etag }: { batch: Batch; etag: string }) {
  const execute = useBatchAct(
    batch.id,
    (beacon: Beacon | undefined) => batchesApi.execute(batch.id, beacon, etag),
    { done: '抽取完成' },
  );
  const ask = useAsk(execute);
  if (batch.state !== 'committed') return null;
  const run = (beacon?: Beacon) =>
    ask(beacon, {
      title: '现在执行抽取？',
      content: `${batch.members.length} 个任务用同一个种子一次抽定，执行后不能撤销，也不能重抽。`,
      okText: '执行抽取',
    });
  const { round, seedDueAt } = batch;
  return (
    <Panel title="取得随机种子">
      <div className="seed-wait">
        {seedDueAt ? <Countdown due={Date.parse(seedDueAt)} round={round} /> : null}
        <p role="status">{waitWords(batch)}</p>
        <Refusal of={execute} />
        {batch.can.includes('execute') && round !== undefined && !batch.seedReady ? (
          <details>
            <summary>本系统没有连接公共信标时，由人提交该轮签名</summary>
            <BeaconForm round={round} busy={execute.busy} onSend={(signature) => run({ round, signature })} />
          </details>
        ) : null}
        {batch.can.includes('execute') && batch.source === 'local' ? (
          <div>
            <Button type="primary" size="large" loading={execute.busy} onClick={() => run()}>
              执行抽取
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function waitWords({ source, seedReady }: Batch): string {
  if (source === 'local') return '演练：执行时由服务器自己产生随机数，结果不可公开验证。';
  if (seedReady) return '随机种子已到，系统正在自动抽取全部任务…';
  return source === 'witness'
    ? '见证方只须在牵头任务的见证页面公开随机数；全部公开后，系统自动抽取全部任务。'
    : '信标该轮发布后，系统自动取得并抽取全部任务，时刻不由任何人选择。';
}
