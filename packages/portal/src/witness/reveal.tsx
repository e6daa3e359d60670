/** @jsxImportSource preact */
import { fetchDraw } from '../api/public.ts';
import { useResource } from '../api/useResource.ts';
import { Hash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import { sendNonce } from './api.ts';
import { signaturesOf } from './key.ts';
import { anchorOf, commitmentOf, planHolds } from './nonce.ts';
import type { PanelProps } from './panel.tsx';
import { useAction } from './useAction.ts';

function PlanCheck({ seat, commitment }: { seat: PanelProps['seat']; commitment: string }) {
  const [draw] = useResource(seat.draw, (signal) => fetchDraw(seat.tenant, seat.draw, signal));
  if (draw.phase === 'loading') return <p class="facts">正在核对公布的计划…</p>;
  if (draw.phase === 'failed' || !draw.value.plan) {
    return <p class="remark">暂时读不到公布的计划，无法自动核对。可以稍后再公开。</p>;
  }
  return planHolds(draw.value.plan, draw.value.commitment, seat.party, commitment) ? (
    <p class="check agrees">已在本机核对：公布的承诺与计划一致，计划里写入的正是您的密封承诺。</p>
  ) : (
    <p class="notice void">公布的计划与您的密封承诺对不上。请不要公开随机数，先联系组织单位。</p>
  );
}

/** The second step: the draw's commitment is out, so the nonce may be shown. */
export function Reveal({ seat, view, nonce = '', secret, refresh }: PanelProps) {
  const { run, busy, trouble } = useAction(async () => {
    const sign = await signaturesOf(seat, view.party.key && secret);
    await sendNonce(seat, nonce, sign?.overNonce(nonce, anchorOf(view)));
    refresh();
  });
  return (
    <section class="card">
      <h2>第二步：公开我的随机数</h2>
      <p>抽查已经公布承诺，名单和规则不能再改：</p>
      {view.draw.commitment && <Hash value={view.draw.commitment} what="抽查承诺" />}
      <p>
        请与<Link to={drawPath(seat.tenant, seat.draw)}>公示页面</Link>上的承诺核对。
      </p>
      <PlanCheck seat={seat} commitment={commitmentOf(seat.party, nonce)} />
      {view.revealBy && (
        <p class="notice wait">
          请最迟在 <strong>{formatInstant(view.revealBy)}</strong>{' '}
          之前公开。逾期会载入公开日志；再过一天仍不公开的，作废时点名，一年内不得参加见证。
        </p>
      )}
      <p class="notice wait">公开以后不能收回。如果不公开，这次抽查将作废，作废原因会向社会公示。</p>
      <p class="actions">
        <button type="button" class="button" disabled={busy} onClick={run}>
          {busy ? '正在公开…' : '公开我的随机数'}
        </button>
      </p>
      {trouble !== '' && (
        <p class="notice void" role="alert">
          没有公开成功。{trouble}
        </p>
      )}
    </section>
  );
}
