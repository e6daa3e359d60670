/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { saveFile } from '../browser/saveFile.ts';
import { Hash } from '../parts/hash.tsx';
import { sendCommitment } from './api.ts';
import { keptNonce, nonceFileText } from './keep.ts';
import { signaturesOf } from './key.ts';
import { commitmentOf } from './nonce.ts';
import type { PanelProps } from './panel.tsx';
import { useAction } from './useAction.ts';

/** Keeps the nonce as a file, then hands in its commitment. */
export function Submit({ seat, view, nonce = '', secret, refresh }: PanelProps) {
  const [saved, setSaved] = useState(false);
  const commitment = commitmentOf(seat.party, nonce);
  const keptHere = keptNonce(seat.tenant, seat.draw, seat.party) === nonce;
  const { run, busy, trouble } = useAction(async () => {
    const sign = await signaturesOf(seat, view.party.key && secret);
    await sendCommitment(seat, commitment, sign?.overCommitment(nonce));
    refresh();
  });
  const save = () => {
    const { title } = view.draw;
    const { id: party, name: partyName } = view.party;
    saveFile(
      `见证随机数-${partyName}-${seat.draw}.txt`,
      nonceFileText({ title, party, partyName, draw: seat.draw, nonce, commitment }),
      'text/plain',
    );
    setSaved(true);
  };
  return (
    <section class="card">
      <h2>第一步：保存随机数，提交密封承诺</h2>
      <p>您的随机数已经生成。它的密封承诺是：</p>
      <Hash value={commitment} what="密封承诺" />
      {!keptHere && (
        <p class="notice void">
          这个浏览器不允许保存数据（可能是无痕模式）。请务必下载文件，关闭本页后随机数就找不回来了。
        </p>
      )}
      <p class="notice wait">
        请先把随机数<strong>下载保存</strong>，最好再备份一份。如果到时候拿不出来，整个抽查就要作废。
      </p>
      <p class="actions">
        <button type="button" class={saved ? 'button quiet' : 'button'} onClick={save}>
          {saved ? '再下载一次' : '下载随机数文件'}
        </button>
        <button
          type="button"
          class={saved ? 'button' : 'button quiet'}
          disabled={!saved || busy}
          onClick={run}
        >
          {busy ? '正在提交…' : '提交密封承诺'}
        </button>
      </p>
      {!saved && <p class="remark">下载之后才能提交。</p>}
      {trouble !== '' && (
        <p class="notice void" role="alert">
          没有提交成功。{trouble}
        </p>
      )}
    </section>
  );
}
