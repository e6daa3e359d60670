/** @jsxImportSource preact */
import { keepNonce } from './keep.ts';
import { newNonce } from './nonce.ts';
import type { PanelProps } from './panel.tsx';
import { RestoreFile } from './restoreFile.tsx';

/** The first step: a nonce made and kept in this browser. */
export function Generate(props: PanelProps) {
  const { seat, setNonce } = props;
  const generate = () => {
    const nonce = newNonce();
    keepNonce(seat.tenant, seat.draw, seat.party, nonce);
    setNonce(nonce);
  };
  return (
    <section class="card">
      <h2>第一步：生成我的随机数</h2>
      <p>
        点击下面的按钮，您的浏览器会产生一个 32 字节的随机数，只保存在这台设备上，
        <strong>不会发送给任何人</strong>。 随后只提交它的密封承诺：别人看不出随机数是什么，您事后也改不了。
      </p>
      <p class="actions">
        <button type="button" class="button" onClick={generate}>
          生成我的随机数
        </button>
      </p>
      <details>
        <summary>我已经在别的设备上生成过</summary>
        <RestoreFile {...props} />
      </details>
    </section>
  );
}
