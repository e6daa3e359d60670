/** @jsxImportSource preact */
import { When } from '../parts/when.tsx';
import type { Alarm } from './kept.ts';

/** Says that a log contradicts itself. There is no way to close it. */
export function AlarmCard({ alarm: { reason, before, after, at } }: { alarm: Alarm }) {
  return (
    <section class="trouble log-alarm" role="alert">
      <h2>日志自相矛盾</h2>
      <p>
        <b>{reason}</b>（<When at={at} seconds /> 发现）
      </p>
      <p>
        出现这种情况，说明有人改动过已经公布的记录，或者给不同的人看不同的日志。请不要清除浏览器数据，把下面两份树头完整抄送省级主管部门。
      </p>
      <details>
        <summary>两份树头（证据）</summary>
        <h3>以前看到的</h3>
        <pre>{before}</pre>
        <h3>现在看到的</h3>
        <pre>{after}</pre>
      </details>
    </section>
  );
}
