/** @jsxImportSource preact */
import { makeNonce } from './kept/nonce.ts';
import type { PanelProps } from './panel.tsx';
import { RestoreFile } from './restoreFile.tsx';
import { SendingWords, Sign } from './sign.tsx';
import { useSending } from './useSending.ts';

/** The first step: a nonce made and sealed in this browser, and its commitment signed. */
export function Generate(props: PanelProps) {
  const { seat, key, setNonce } = props;
  const sending = useSending();
  return (
    <section class="card">
      <h2>第一步：生成我的随机数</h2>
      <p>
        您的浏览器会产生一个 32 字节的随机数，用您的密钥加密，只保存在这台设备上，
        <strong>不会发送给任何人</strong>。随后只提交它的密封承诺：别人看不出随机数是什么，您事后也改不了。
      </p>
      <Sign
        kept={key!}
        button="生成我的随机数"
        busy="正在生成…"
        sending={sending}
        act={async (secret) => setNonce(await makeNonce(seat, secret))}
      />
      <SendingWords sending={sending} failed="没有生成。" kept="" />
      <details>
        <summary>我已经在别的设备上生成过</summary>
        <RestoreFile {...props} />
      </details>
    </section>
  );
}
