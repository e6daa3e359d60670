/** @jsxImportSource preact */

import { useResource } from '../api/useResource.ts';
import { fetchLog } from '../log/api.ts';
import { headText } from '../log/stamp.tsx';
import { Qr } from '../parts/qr.tsx';
import { When } from '../parts/when.tsx';

/** The public log as it is when a record is printed: size and root as text and as a QR code. */
export function LogNow({ tenant }: { tenant: string }) {
  const [log] = useResource(tenant, (signal) => fetchLog(tenant, signal));
  if (log.phase !== 'ready')
    return <p>{log.phase === 'loading' ? '正在取公开日志…' : '公开日志暂时取不到。'}</p>;
  const { value } = log;
  const text = headText(value.checkpoint);
  return (
    <div class="record-log">
      <Qr text={text} label="公开日志的条数和根哈希" />
      <p>
        打印时公开日志 <code>{value.origin}</code> 共 {value.size} 条（
        <When at={value.at} seconds />
        ），根哈希 <code>{text.split('\n')[2]}</code>。公钥 <code>{value.vkey}</code>。
      </p>
    </div>
  );
}
