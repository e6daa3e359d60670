/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WitnessView } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Badge } from '../parts/badge.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { parseWitnessFragment, registerPath, witnessesPath } from '../routes.ts';
import { fetchSeat, type Seat } from './api.ts';
import { aheadOf, ClockNotice } from './clock.tsx';
import { curves, isBare, keptKey } from './kept/key.ts';
import { isSigned, keptNonce } from './kept/nonce.ts';
import { Others } from './others.tsx';
import { Panel } from './panel.tsx';
import { ProgramHash } from './program.tsx';
import { stageOf } from './stage.ts';
import { StepList } from './stepList.tsx';
import '../style/witness.css';

const refreshEveryMs = 15_000;

function SeatPage({ seat, view, refresh }: { seat: Seat; view: WitnessView; refresh: () => void }) {
  const registered = view.party.key;
  const keyHere = () => {
    const found = keptKey(seat.tenant, seat.party);
    return found && !isBare(found) && found.key === registered ? found : undefined;
  };
  const [nonce, setNonce] = useState(() => keptNonce(seat));
  const [key, setKey] = useState(keyHere);
  const look = useRef(() => {});
  look.current = () => {
    setNonce((before) => keptNonce(seat) ?? before);
    setKey((before) => keyHere() ?? before);
  };
  useEffect(() => {
    // The curves come while there is network: what they sign may have to be made when there is none.
    if (registered !== undefined) void curves().catch(() => {});
    // What another tab made is this one's too.
    const update = () => look.current();
    window.addEventListener('storage', update);
    return () => window.removeEventListener('storage', update);
  }, [registered]);
  const sealed = view.party.commitment !== undefined;
  const stage = stageOf(view, sealed || isSigned(nonce) ? nonce?.commitment : undefined);
  return (
    <>
      <p class="lead">
        您代表 <strong>{view.party.name}</strong>{' '}
        参加这次抽查的见证。最后的随机种子由各见证方的随机数合成，只要有一方是诚实的，就没有人能预知或操纵结果。
      </p>
      <StepList stage={stage} />
      <Panel {...{ seat, view, stage, nonce, setNonce, key, setKey, refresh }} />
      {view.party.held === 'page' && <PageKey tenant={seat.tenant} />}
      {view.party.held === 'program' && <OwnProgram tenant={seat.tenant} hash={view.witnessProgram} />}
      <Others view={view} />
    </>
  );
}

function PageKey({ tenant }: { tenant: string }) {
  return (
    <p class="remark">
      您的密钥用口令加密，保管在这个浏览器里。网页由系统的运营者提供，可能骗取口令，所以这个密钥对运营者不起约束；要防运营者，请改用见证程序登记。
      <Link to={registerPath(tenant)}>下载密钥文件、更换口令</Link>
    </p>
  );
}

function OwnProgram({ tenant, hash }: { tenant: string; hash: string | undefined }) {
  return (
    <section aria-labelledby="program">
      <h2 id="program">您的见证程序</h2>
      {hash === undefined ? (
        <p>
          使用之前请核对它的 SHA-256：<Link to={witnessesPath(tenant)}>下载和核对见证程序</Link>
        </p>
      ) : (
        <ProgramHash hash={hash} tenant={tenant} />
      )}
    </section>
  );
}

function Seated({ seat }: { seat: Seat }) {
  const [ahead, setAhead] = useState(0);
  const [view, reload] = useResource(`${seat.draw}/${seat.party}`, (signal) =>
    fetchSeat(seat, signal, (time) => setAhead(aheadOf(time))),
  );
  const { phase } = view;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload(phase === 'ready');
    // What could not be had without network is had once it is back.
    const back = () => phase !== 'loading' && look();
    const timer = setInterval(() => phase === 'ready' && look(), refreshEveryMs);
    window.addEventListener('online', back);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', back);
    };
  }, [reload, phase]);
  const draw = view.phase === 'ready' ? view.value.draw : undefined;
  return (
    <div class="narrow">
      <PageHead
        title={draw?.title ?? '见证方页面'}
        note={
          draw && (
            <p class="number">
              <span>{draw.number ?? '尚未编号'}</span> <Badge state={draw.state} />
            </p>
          )
        }
      />
      <ClockNotice ahead={ahead} />
      <Awaited resource={view} retry={reload}>
        {(value) => <SeatPage seat={seat} view={value} refresh={() => reload(true)} />}
      </Awaited>
    </div>
  );
}

/** The page of a witness party; who it is comes from the fragment of its link. */
export function WitnessPage({ tenant, draw }: { tenant: string; draw: string }) {
  const [access, setAccess] = useState(() => parseWitnessFragment(location.hash));
  useEffect(() => {
    const update = () => setAccess(parseWitnessFragment(location.hash));
    window.addEventListener('hashchange', update);
    return () => window.removeEventListener('hashchange', update);
  }, []);
  if (!access) {
    return (
      <div class="narrow">
        <PageHead title="链接不完整" />
        <p>
          这是见证方的专用页面。请打开组织单位发给您的完整链接，链接末尾含有您的身份凭据，复制时不要截断。
        </p>
      </div>
    );
  }
  return <Seated key={`${access.party}/${access.token}`} seat={{ tenant, draw, ...access }} />;
}
