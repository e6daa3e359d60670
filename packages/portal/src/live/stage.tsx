/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { DrawPage } from '../api/types.ts';
import { ShortHash } from '../parts/hash.tsx';
import { awaitsNames, formatCount, takeSentence } from '../words/draw.ts';
import { formatInstant, formatSpan } from '../words/time.ts';
import { Tickets } from './tickets.tsx';
import { spokenCountdown } from './words.ts';

/** Seconds until the seed, large; what is said aloud changes at a few moments only. */
function BigCountdown({ until }: { until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = formatSpan(Date.parse(until) - now);
  return (
    <>
      <p class="live-clock" role="timer" aria-live="off">
        {left === '' ? '已到时' : left}
      </p>
      <p class="hidden-text" aria-live="polite">
        {spokenCountdown(until, now)}
      </p>
      <p>
        {formatInstant(until, true)} {left === '' ? '已经产生，系统自动抽取' : '产生'}
      </p>
    </>
  );
}

function Witnesses({ draw }: { draw: DrawPage }) {
  const sealed = new Map(
    draw.plan.seed.source === 'witness' ? draw.plan.seed.parties.map((party) => [party.id, party]) : [],
  );
  return (
    <ul class="live-parties">
      {draw.parties?.map((party) => (
        <li key={party.id} class={party.revealed ? 'done' : ''}>
          <strong>{party.name}</strong>
          <span>
            密封承诺 <ShortHash value={sealed.get(party.id)?.commitment ?? ''} />
          </span>
          <span>
            {party.revealed ? '已公开随机数' : party.last ? '最后公开，等待中' : '等待公开随机数'}
            {party.attested && '，已为结果作证'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is to be watched now. */
export function Stage({ tenant, draw }: { tenant: string; draw: DrawPage }) {
  const { outcome } = draw;
  if (draw.state === 'voided')
    return <p class="live-big">已作废。原因：{draw.voidReason || '未填写'}。编号和承诺保留。</p>;
  if (outcome) {
    return (
      <>
        <p class="live-big">
          抽中 <strong>{formatCount(outcome.count)}</strong> 家
        </p>
        {awaitsNames(draw) ? (
          <p>名单随检查结果公示。抽中哪些企业已由结果指纹定死，谁也不能更换。</p>
        ) : (
          <Tickets tenant={tenant} draw={draw} count={outcome.count} />
        )}
      </>
    );
  }
  return (
    <>
      <p class="live-big">{takeSentence(draw.plan)}</p>
      {draw.state === 'committed' && draw.seedDueAt && <BigCountdown until={draw.seedDueAt} />}
      {draw.source === 'witness' && <Witnesses draw={draw} />}
      {draw.state === 'executed' && <p>结果已经抽出，公示之前这里不显示任何企业。</p>}
    </>
  );
}
