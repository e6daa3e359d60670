/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { saveFile } from '../browser/saveFile.ts';
import { Hash } from '../parts/hash.tsx';
import { sendCommitment } from './api.ts';
import { isSigned, keptNonce, nonceFileText, type SignedNonce } from './kept/nonce.ts';
import type { PanelProps } from './panel.tsx';
import { SendingWords } from './sign.tsx';
import { useSending } from './useSending.ts';

/** Hands the sealed nonce to the party as a file. */
export function saveNonce({ seat, view }: Pick<PanelProps, 'seat' | 'view'>, kept: SignedNonce): void {
  const { name: partyName } = view.party;
  const text = nonceFileText(seat, { title: view.draw.title, partyName }, kept);
  saveFile(`见证随机数-${partyName}-${seat.draw}.json`, text);
}

/** Keeps the nonce as a file, then hands in its commitment, which was signed when it was made. */
export function Submit(props: PanelProps) {
  const { seat, nonce, refresh } = props;
  const [saved, setSaved] = useState(false);
  const sending = useSending();
  if (!isSigned(nonce)) return null;
  const { commitment, signature } = nonce;
  const save = () => {
    saveNonce(props, nonce);
    setSaved(true);
  };
  const submit = () =>
    sending.start(async () => {
      await sendCommitment(seat, commitment, signature);
      refresh();
    });
  return (
    <section class="card">
      <h2>第一步：保存随机数，提交密封承诺</h2>
      <p>您的随机数已经生成，用您的密钥加密。它的密封承诺是：</p>
      <Hash value={commitment} what="密封承诺" />
      {keptNonce(seat)?.commitment !== commitment && (
        <p class="notice void">
          这个浏览器不允许保存数据（可能是无痕模式）。请务必下载文件，关闭本页后随机数就找不回来了。
        </p>
      )}
      <p class="notice wait">
        请先把随机数<strong>下载保存</strong>
        ，最好再备份一份。文件是加密的，要用您的密钥和口令才能打开。如果到时候拿不出来，整个抽查就要作废。
      </p>
      <p class="actions">
        <button type="button" class={saved ? 'button quiet' : 'button'} onClick={save}>
          {saved ? '再下载一次' : '下载随机数文件'}
        </button>
        <button
          type="button"
          class={saved ? 'button' : 'button quiet'}
          disabled={!saved || sending.phase !== 'idle'}
          onClick={submit}
        >
          {sending.phase === 'busy' ? '正在提交…' : '提交密封承诺'}
        </button>
      </p>
      {!saved && <p class="remark">下载之后才能提交。</p>}
      <SendingWords
        sending={sending}
        failed="没有提交成功。"
        kept="您的随机数和签名已经保存在这台设备上，不会丢失。"
      />
    </section>
  );
}
