/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { keepKey, publicKeyOf, readKeyFile } from './key.ts';
import type { PanelProps } from './panel.tsx';

/** Takes the key from the file that was kept, once it is seen to be the registered one. */
export function RestoreKey({ seat, view, setSecret }: PanelProps) {
  const field = useId();
  const [trouble, setTrouble] = useState('');
  const read = async (file: File | undefined) => {
    if (!file) return;
    const secret = file.size > 100_000 ? undefined : readKeyFile(await file.text());
    if (secret === undefined) return setTrouble('这个文件里没有找到密钥，请选择当时下载的“见证密钥”文件。');
    if ((await publicKeyOf(secret)) !== view.party.key)
      return setTrouble('文件里的密钥不是本市登记的那一个，可能是另一个单位或另一座城市的。');
    keepKey(seat.tenant, seat.party, secret);
    setSecret(secret);
  };
  return (
    <section class="card">
      <h2>这台设备上没有您的密钥</h2>
      <p>每一步都要用登记的密钥签名。请换回登记时的设备和浏览器，或选择当时下载的密钥文件。</p>
      <p class="actions">
        <input
          id={field}
          class="hidden-text"
          type="file"
          accept=".txt,text/plain"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
        <label class="button quiet file" for={field}>
          选择密钥文件
        </label>
      </p>
      <p class="remark">密钥遗失后不能参加见证，请联系本市撤销登记、另行登记。</p>
      {trouble !== '' && (
        <p class="notice void" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
