/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { Hash } from './hash.tsx';

type Fingerprint = (text: string) => string;

/** Lets the reader change a sentence and see its fingerprint change; the hash function is fetched when this is opened. */
export function TryFingerprint() {
  const field = useId();
  const [text, setText] = useState('从 60 家企业中抽取 11 家，由市场监管局派人检查。');
  const [fingerprint, setFingerprint] = useState<{ of: Fingerprint } | undefined>();
  const open = (details: HTMLDetailsElement) => {
    if (!details.open || fingerprint) return;
    import('../verify/fingerprint.ts').then(
      (module) => setFingerprint({ of: module.fingerprint }),
      () => {
        details.open = false;
      },
    );
  };
  return (
    <details class="card try screen-only" onToggle={(event) => open(event.currentTarget)}>
      <summary>试一试：改一个字，看指纹怎样变</summary>
      <label for={field}>随便改动下面这句话</label>
      <input
        id={field}
        value={text}
        maxLength={200}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {fingerprint && (
        <>
          <p class="facts">它的指纹（SHA-256）：</p>
          <Hash value={fingerprint.of(text)} what="指纹" />
        </>
      )}
    </details>
  );
}
