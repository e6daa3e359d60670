/** @jsxImportSource preact */

import type { PublicLog } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { fetchLog } from '../log/api.ts';
import { Qr } from '../parts/qr.tsx';
import { When } from '../parts/when.tsx';

/** The root of a signed head, in base64 as the head has it: its third line. */
const rootOf = ({ checkpoint }: PublicLog) => checkpoint.split('\n')[2] ?? '';

/** The public log as it is when a record is printed: size and root as text and as a QR code. */
export function LogNow({ tenant }: { tenant: string }) {
  const [log] = useResource(tenant, (signal) => fetchLog(tenant, signal));
  if (log.phase !== 'ready')
    return <p>{log.phase === 'loading' ? '正在取公开日志…' : '公开日志暂时取不到。'}</p>;
  const { value } = log;
  return (
    <div class="record-log">
      <Qr text={`${value.origin} ${value.size} ${rootOf(value)}`} label="公开日志的条数和根哈希" />
      <p>
        打印时公开日志 <code>{value.origin}</code> 共 {value.size} 条（
        <When at={value.at} seconds />
        ），根哈希 <code>{rootOf(value)}</code>。公钥 <code>{value.vkey}</code>。
      </p>
    </div>
  );
}
