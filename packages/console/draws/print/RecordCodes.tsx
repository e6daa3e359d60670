import { QRCode } from 'antd';
import type { ReactNode } from 'react';
import type { DrawRecord } from '../../api/types.ts';
import { count, instant } from '../../ui/show/format.ts';

/** A text as a QR code. What it says stands beside it for who reads no codes. */
function Code({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="sheet-code">
      <div aria-hidden="true">
        <QRCode value={text} size={112} type="svg" bordered={false} color="#000" bgColor="#fff" />
      </div>
      <p>{children}</p>
    </div>
  );
}

/** The newest head of the public log as text and as a QR code, which has the text that the log signs. */
export function LogHead({ log }: { log: NonNullable<DrawRecord['log']> }) {
  return (
    <Code text={`${log.origin}\n${log.size}\n${log.root}\n`}>
      打印时公开日志 <span className="mono">{log.origin}</span> 共 {count(log.size)} 条（{instant(log.at)}
      ），根哈希 <span className="mono">{log.root}</span>，公钥 <span className="mono">{log.key}</span>。
      日后取同一条数的树头核对，根哈希应当不变。
    </Code>
  );
}

/** Where anybody verifies the draw. */
export function VerifyCode({ address }: { address: string }) {
  return (
    <Code text={address}>
      核验地址：<span className="mono">{address}</span>
    </Code>
  );
}
