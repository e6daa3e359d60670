/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { remoteLog } from './api.ts';
import { type Counted, countEntries, type HeadCheck } from './check.ts';

/** Entries that are counted without asking: some seconds on a telephone. */
const unasked = 5_000;

type State =
  | { phase: 'waiting' }
  | { phase: 'running'; count: number }
  | { phase: 'done'; counted: Counted }
  | { phase: 'failed' };

/** The page reads every entry itself and counts the numbers of draws. */
export function Count(props: { tenant: string; head: HeadCheck; onFault: (reason: string) => void }) {
  const { tenant, head, onFault } = props;
  const [state, setState] = useState<State>({ phase: 'waiting' });
  const run = () => {
    setState({ phase: 'running', count: 0 });
    countEntries(remoteLog(tenant), head, (count) => setState({ phase: 'running', count })).then(
      (counted) => {
        setState({ phase: 'done', counted });
        if (counted.fault) onFault(counted.fault);
      },
      () => setState({ phase: 'failed' }),
    );
  };
  useEffect(() => {
    if (head.size <= unasked) run();
  }, [head.size]);

  return (
    <section aria-labelledby="count">
      <h2 id="count">编号由本页自己数</h2>
      <div aria-live="polite">
        {state.phase === 'running' && (
          <p>
            正在逐条核对：{state.count} / {head.size}
          </p>
        )}
        {state.phase === 'done' && <Result counted={state.counted} size={head.size} />}
        {state.phase === 'failed' && <p>没有读完，请检查网络后重试。</p>}
      </div>
      {(state.phase === 'waiting' || state.phase === 'failed') && (
        <p class="actions">
          <button type="button" class="button" onClick={run}>
            核对全部 {head.size} 条
          </button>
        </p>
      )}
    </section>
  );
}

function Result({ counted: { numbers, fault }, size }: { counted: Counted; size: number }) {
  if (fault) return <p class="log-fault">{fault}</p>;
  return (
    <>
      <p>
        <span class="badge done">相符</span> 本页刚刚读了全部 {size}{' '}
        条，自己算出的指纹与树头一致，时间没有倒退。
      </p>
      {numbers.length === 0 && <p>日志中还没有抽查的承诺。</p>}
      <ul class="log-numbers">
        {numbers.map(({ year, from, to }) => (
          <li key={year}>
            {year} 年抽查编号 {from} 至 {to}，没有缺号，没有重号。
          </li>
        ))}
      </ul>
    </>
  );
}
