/** @jsxImportSource preact */
import { readReceiptCode } from '@mingcha/kernel/receiptCode';
import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from '../api/client.ts';
import { PageHead } from '../parts/page.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { TextField } from '../parts/textField.tsx';
import { servicesPath } from '../routes.ts';
import '../style/services.css';
import { type Followed, fetchCase, type Holder } from './api.ts';
import { CaseView } from './caseView.tsx';

/** Takes the code out of the address, so that it stays neither there nor in the history. */
function codeInAddress(): string | undefined {
  const code = readReceiptCode(decodeURIComponent(location.hash.slice(1)));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
}

function CodeForm({ problem, onCode }: { problem: string; onCode: (code: string) => void }) {
  const [text, setText] = useState('');
  const [mistyped, setMistyped] = useState('');
  return (
    <form
      class="card register"
      onSubmit={(event) => {
        event.preventDefault();
        const code = readReceiptCode(text);
        setMistyped(code ? '' : '回执码有误：共 21 位字母和数字，不含 I、L、O、U。请逐位核对。');
        if (code) onCode(code);
      }}
    >
      <TextField
        label="回执码"
        value={text}
        onInput={setText}
        maxLength={60}
        problem={mistyped || problem || undefined}
      />
      <p class="actions">
        <button type="submit" class="button">
          查询
        </button>
      </p>
    </form>
  );
}

/** What the holder of a receipt code sees and does. The code stays in this page's memory alone. */
export function ReceiptPage({ tenant }: { tenant: string }) {
  const [asked, setAsked] = useState(() => ({ code: codeInAddress() }));
  const { code } = asked;
  const [found, setFound] = useState<Followed>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (asked.code === undefined) return;
    setProblem('');
    fetchCase({ tenant, code: asked.code }).then(setFound, (cause) => {
      const { status, detail, message } = cause as ApiError;
      setProblem(
        status === 404
          ? '本市没有这个回执码对应的事项。请核对回执码，和提交时所在的城市。'
          : detail || message,
      );
      setAsked({ code: undefined });
    });
  }, [tenant, asked]);
  useEffect(() => {
    // Another link is opened in this very tab: only what is behind the # changes.
    const take = () => {
      const next = codeInAddress();
      if (next === undefined) return;
      setFound(undefined);
      setAsked({ code: next });
    };
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  const holder: Holder | undefined = code === undefined ? undefined : { tenant, code };
  return (
    <>
      <PageHead
        title={found ? found.value.typeTitle : '凭回执码查询'}
        trail={[
          { to: '/', text: '首页' },
          { to: servicesPath(tenant), text: '网上办事' },
        ]}
      />
      {holder && found ? (
        <CaseView holder={holder} followed={found} onFollowed={setFound} />
      ) : holder ? (
        <Skeleton lines={6} label="正在查询" />
      ) : (
        <CodeForm problem={problem} onCode={(next) => setAsked({ code: next })} />
      )}
    </>
  );
}
