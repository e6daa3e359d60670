/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { PublicLog } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { fetchLog } from './api.ts';

type Qr = { path: string; size: number };

/** A checkpoint's own text: origin, size and root, without the signatures below. */
export const headText = (checkpoint: string): string => `${checkpoint.split('\n').slice(0, 3).join('\n')}\n`;

/** The head of the public log as it is printed: who keeps the paper has seen so many entries with this root. */
function Printed({ log: { checkpoint, size, origin, vkey } }: { log: PublicLog }) {
  const text = headText(checkpoint);
  const [qr, setQr] = useState<Qr>();
  useEffect(() => {
    let gone = false;
    // Without the code the text is enough.
    import('./qr.ts').then(
      ({ qrPath }) => gone || setQr(qrPath(text)),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [text]);
  return (
    <section class="stamp print-only" aria-label="打印时的公开日志">
      {qr && (
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="树头的二维码"
          shape-rendering="crispEdges"
        >
          <path d={qr.path} />
        </svg>
      )}
      <div>
        <p>
          <strong>打印时的公开日志：共 {size} 条</strong>
        </p>
        <p>
          根哈希 <code>{text.split('\n')[2]}</code>
        </p>
        <p>
          日志 <code>{origin}</code>，公钥 <code>{vkey}</code>
        </p>
        <p>
          请保存这张纸。日后取 <code>{`${origin}/head/${size}`}</code>{' '}
          核对，根哈希应当仍是上面这个，否则日志被改写。二维码内容相同。
        </p>
      </div>
    </section>
  );
}

/** The newest head of a city's log, on paper only; nothing where there is no log. */
export function LogStamp({ tenant }: { tenant: string }) {
  const [log] = useResource(tenant, (signal) => fetchLog(tenant, signal));
  return log.phase === 'ready' ? <Printed log={log.value} /> : null;
}
