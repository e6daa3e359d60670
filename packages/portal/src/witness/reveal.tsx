/** @jsxImportSource preact */
import { fetchDraw } from '../api/public.ts';
import { useResource } from '../api/useResource.ts';
import { Hash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { drawPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import { sendNonce } from './api.ts';
import { signaturesOf } from './kept/key.ts';
import { type KeptNonce, nonceIn } from './kept/nonce.ts';
import { anchorOf, planHolds } from './nonce.ts';
import type { PanelProps } from './panel.tsx';
import { RestoreFile } from './restoreFile.tsx';
import { SendingWords, Sign } from './sign.tsx';
import { useSending } from './useSending.ts';

/** What the published plan says of this party's commitment, checked here; `agrees` opens the step. */
function PlanCheck({ check, again }: { check: Check; again: () => void }) {
  switch (check) {
    case 'loading':
      return <p class="facts">正在核对公布的计划…</p>;
    case 'unread':
      return (
        <>
          <p class="remark">暂时读不到公布的计划，核对以后才能公开随机数。</p>
          <p class="actions">
            <button type="button" class="button quiet" onClick={again}>
              再核对一次
            </button>
          </p>
        </>
      );
    case 'agrees':
      return <p class="check agrees">已在本机核对：公布的承诺与计划一致，计划里写入的正是您的密封承诺。</p>;
    case 'differs':
      return (
        <p class="notice void" role="alert">
          公布的计划与您的密封承诺对不上，本页不会公开您的随机数。请联系组织单位。
        </p>
      );
  }
}

type Check = 'loading' | 'unread' | 'agrees' | 'differs';

function usePlanCheck({ seat, view }: PanelProps, commitment: string): [Check, () => void] {
  const [draw, reload] = useResource(seat.draw, (signal) => fetchDraw(seat.tenant, seat.draw, signal));
  const again = () => reload();
  if (draw.phase === 'loading') return ['loading', again];
  if (draw.phase === 'failed' || !draw.value.plan) return ['unread', again];
  const { plan } = draw.value;
  // What is signed is the commitment that the party's own page shows, so that is the one the plan is held against.
  const holds = planHolds(plan, view.draw.commitment ?? '', seat.party, commitment);
  return [holds ? 'agrees' : 'differs', again];
}

type StepProps = PanelProps & { nonce: KeptNonce };

/** The button of who has no key and signs nothing, as in draws by the first specification. */
function Unsigned({ seat, nonce, refresh }: StepProps) {
  const sending = useSending();
  const reveal = () =>
    sending.start(async () => {
      if (!('nonce' in nonce)) throw new Error('这台设备上的随机数打不开。');
      await sendNonce(seat, nonce.nonce);
      refresh();
    });
  return (
    <>
      <p class="actions">
        <button type="button" class="button" disabled={sending.phase !== 'idle'} onClick={reveal}>
          公开我的随机数
        </button>
      </p>
      <SendingWords sending={sending} failed="没有公开成功。" kept="" />
    </>
  );
}

function Signed(props: StepProps) {
  const { seat, view, nonce: kept, key, refresh } = props;
  const sending = useSending();
  const reveal = async (secret: string) => {
    const nonce = await nonceIn(kept, seat, secret);
    if (nonce === undefined)
      throw new Error('这台设备上的随机数用您的密钥打不开，请选择当时下载的随机数文件。');
    await sendNonce(seat, nonce, (await signaturesOf(seat, secret)).overNonce(nonce, anchorOf(view)));
    refresh();
  };
  return (
    <>
      <Sign kept={key!} button="公开我的随机数" busy="正在公开…" sending={sending} act={reveal} />
      <SendingWords
        sending={sending}
        failed="没有公开成功。"
        kept="您的随机数仍加密保存在这台设备上；关闭了本页，回来重新输入口令即可。"
      />
      {sending.trouble !== '' && (
        <details>
          <summary>改用下载的随机数文件</summary>
          <RestoreFile {...props} />
        </details>
      )}
    </>
  );
}

/** The second step: the draw's commitment is out, so the nonce may be shown. */
export function Reveal(props: PanelProps) {
  const { seat, view, nonce } = props;
  const [check, again] = usePlanCheck(props, nonce?.commitment ?? '');
  if (!nonce) return null;
  return (
    <section class="card">
      <h2>第二步：公开我的随机数</h2>
      <p>抽查已经公布承诺，名单和规则不能再改：</p>
      {view.draw.commitment && <Hash value={view.draw.commitment} what="抽查承诺" />}
      <p>
        请与<Link to={drawPath(seat.tenant, seat.draw)}>公示页面</Link>上的承诺核对。
      </p>
      <PlanCheck check={check} again={again} />
      {view.revealBy && (
        <p class="notice wait">
          请最迟在 <strong>{formatInstant(view.revealBy)}</strong>{' '}
          之前公开。逾期会载入公开日志；再过一天仍不公开的，作废时点名，一年内不得参加见证。
        </p>
      )}
      <p class="notice wait">公开以后不能收回。如果不公开，这次抽查将作废，作废原因会向社会公示。</p>
      {check === 'agrees' &&
        (view.party.key === undefined ? (
          <Unsigned {...props} nonce={nonce} />
        ) : (
          <Signed {...props} nonce={nonce} />
        ))}
    </section>
  );
}
