/** @jsxImportSource preact */
import { isBare, keptKey } from './kept/key.ts';
import type { PanelProps } from './panel.tsx';
import { LostPassphrase } from './passphrase.tsx';
import { TakeKey } from './takeKey.tsx';

/** Takes the key from the file that was kept, once it is seen to be the registered one. */
export function RestoreKey({ seat, view, setKey }: PanelProps) {
  const { id, name, outside = true, key = '' } = view.party;
  const here = keptKey(seat.tenant, seat.party);
  return (
    <section class="card">
      <h2>{isBare(here) ? '请给您的密钥设一个口令' : '这台设备上没有您的密钥'}</h2>
      <p>
        {isBare(here)
          ? '这台设备上的密钥还没有口令。设好以后，每次签名都要输入。'
          : '每一步都要用登记的密钥签名。请换回登记时的设备和浏览器，或选择当时下载的密钥文件。'}
      </p>
      <TakeKey
        tenant={seat.tenant}
        wanted={{ tenant: seat.tenant, id, name, outside, key }}
        start={isBare(here) ? here : undefined}
        onTaken={setKey}
      />
      <p class="remark">密钥文件也没有了，就不能再参加见证，请联系本市撤销登记、另行登记。</p>
      <LostPassphrase />
    </section>
  );
}
