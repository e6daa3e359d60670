/** @jsxImportSource preact */
import { shanghaiDate } from '@mingcha/kernel/dates';
import { useEffect, useState } from 'preact/hooks';
import { useResource } from '../../api/useResource.ts';
import { PageHead } from '../../parts/page.tsx';
import { fetchWitnesses } from '../api.ts';
import { aheadOf, ClockNotice } from '../clock.tsx';
import { InsecurePage } from '../insecure.tsx';
import { curves, type KeptKey, keptKeys, type Made } from '../kept/key.ts';
import { canSeal } from '../kept/seal.ts';
import { Program } from '../program.tsx';
import { TakeKey } from '../takeKey.tsx';
import { MakeKey } from './makeKey.tsx';
import { OwnKey, saveKey } from './ownKey.tsx';
import { standingOf } from './standing.ts';
import '../../style/witness.css';

const refreshEveryMs = 15_000;

/** The list as the city publishes it, looked at again while the page is open; and how wrong this device's clock is. */
function useList(tenant: string) {
  const [ahead, setAhead] = useState(0);
  const [list, reload] = useResource(tenant, (signal) =>
    fetchWitnesses(tenant, signal, (time) => setAhead(aheadOf(time))),
  );
  const { phase } = list;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload(phase === 'ready');
    const timer = setInterval(look, refreshEveryMs);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [reload, phase]);
  return { found: list.phase === 'ready' ? list.value : undefined, loading: phase === 'loading', ahead };
}

/** The keys that this device keeps for a city, also those that another tab has made since. */
function useOwnKeys(tenant: string) {
  const [own, setOwn] = useState(() => keptKeys(tenant));
  useEffect(() => {
    const look = () => setOwn(keptKeys(tenant));
    window.addEventListener('storage', look);
    return () => window.removeEventListener('storage', look);
  }, [tenant]);
  const put = (kept: KeptKey) => setOwn((all) => [...all.filter(({ id }) => id !== kept.id), kept]);
  return { own, put };
}

function Registration({ tenant }: { tenant: string }) {
  const { found, loading, ahead } = useList(tenant);
  const list = found?.items;
  const { own, put } = useOwnKeys(tenant);
  const [said, setSaid] = useState('');
  useEffect(() => {
    void curves().catch(() => {});
  }, []);
  const taken = (kept: KeptKey, stored: boolean) => {
    put(kept);
    setSaid(stored ? '' : '这个浏览器不允许保存数据，请务必保管好密钥文件，每次见证时选择它。');
  };
  const made = ({ kept, fresh, stored }: Made) => {
    taken(kept, stored);
    // A browser that is short of space drops what it was not asked to keep.
    void navigator.storage?.persist?.().catch(() => {});
    if (fresh) saveKey(kept);
    else setSaid('这台设备上已经有这个编号的密钥，没有另外生成；口令仍是当时设的那一个。');
  };
  const today = shanghaiDate(new Date(Date.now() - ahead));
  const make = <MakeKey tenant={tenant} list={list ?? []} onMade={made} />;
  const take = <TakeKey tenant={tenant} onTaken={taken} />;
  return (
    <>
      <ClockNotice ahead={ahead} />
      {said !== '' && (
        <p class="notice wait" role="status">
          {said}
        </p>
      )}
      {own.map((kept) => (
        <OwnKey
          key={kept.id}
          kept={kept}
          standing={found && standingOf(kept, found.items, { today, rule: found.confirmation })}
          onKept={put}
        />
      ))}
      {own.length === 0 ? (
        <section class="card">
          <h2>生成密钥</h2>
          {make}
        </section>
      ) : (
        <details>
          <summary>为另一个单位生成密钥</summary>
          {make}
        </details>
      )}
      <details>
        <summary>我有密钥文件，要在这台设备上使用</summary>
        {take}
      </details>
      {found && <Program tenant={tenant} program={found.program} />}
      {!list && !loading && own.length === 0 && (
        <p class="notice wait" role="status">
          连不上服务器。仍可以先生成密钥，它只保存在这台设备上；联网后再看本市是否登记。
        </p>
      )}
    </>
  );
}

/** Makes the key of a witness in this browser, and follows it until the witness can take part. */
export function RegisterPage({ tenant }: { tenant: string }) {
  return (
    <div class="narrow">
      <PageHead title="登记见证密钥" />
      <p class="lead">
        见证方用自己的密钥签名。密钥在您的浏览器里产生，用口令加密，只保存在这台设备和下载的文件里。
      </p>
      <p class="notice wait">
        网页由系统的运营者提供，可能骗取口令，所以这样保管的密钥对运营者<strong>不起约束</strong>
        。要防运营者，请用见证程序，密钥只在您自己的机器上。
      </p>
      {canSeal() ? <Registration key={tenant} tenant={tenant} /> : <InsecurePage />}
    </div>
  );
}
