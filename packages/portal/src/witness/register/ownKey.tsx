/** @jsxImportSource preact */
import { spokenDate } from '@mingcha/kernel/dates';
import { useId, useState } from 'preact/hooks';
import { saveFile } from '../../browser/saveFile.ts';
import { type KeptKey, keepKey, keyFileName, keyFileText, registrationLine, rewrapped } from '../kept/key.ts';
import { LostPassphrase, NewPassphrase, newPassphraseRight, PassphraseField } from '../passphrase.tsx';
import type { Standing } from './standing.ts';

export const saveKey = (kept: KeptKey) => saveFile(keyFileName(kept), keyFileText(kept));

function Line({ kept }: { kept: KeptKey }) {
  const [copied, setCopied] = useState(false);
  const field = useId();
  const line = registrationLine(kept);
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <p>
        <label for={field}>登记内容：请原样交给本市管理员。其中没有密钥，可以公开。</label>
      </p>
      <textarea id={field} class="registration" readOnly rows={6} value={line} />
      <p class="actions">
        <button type="button" class="button quiet" onClick={() => void copy()}>
          {copied ? '已复制' : '复制登记内容'}
        </button>
      </p>
    </>
  );
}

function ChangePassphrase({ kept, onKept }: OwnKeyProps) {
  const [old, setOld] = useState('');
  const [words, setWords] = useState({ passphrase: '', repeated: '' });
  const [checked, setChecked] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [done, setDone] = useState(false);
  const change = async () => {
    setChecked(true);
    setDone(false);
    if (!newPassphraseRight(words)) return;
    const next = await rewrapped(kept, old, words.passphrase);
    setWrong(next === undefined);
    if (next === undefined) return;
    keepKey(next);
    onKept(next);
    saveKey(next);
    setOld('');
    setWords({ passphrase: '', repeated: '' });
    setChecked(false);
    setDone(true);
  };
  return (
    <details>
      <summary>更换口令</summary>
      <form
        class="passphrase"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <PassphraseField
          label="现在的口令"
          value={old}
          onInput={setOld}
          problem={wrong ? '口令不对，请重新输入' : undefined}
        />
        <NewPassphrase
          {...words}
          checked={checked}
          onInput={(passphrase, repeated) => setWords({ passphrase, repeated })}
        />
        <p class="actions">
          <button type="submit" class="button quiet">
            更换口令并下载密钥文件
          </button>
        </p>
        {done && (
          <p class="notice good" role="status">
            口令已更换，并下载了新的密钥文件。从前下载的文件仍用从前的口令，请删除。
          </p>
        )}
      </form>
    </details>
  );
}

function StandingWords({ standing, kept }: { standing: Standing | undefined; kept: KeptKey }) {
  switch (standing?.is) {
    case 'unregistered':
      return (
        <>
          <p class="notice wait">密钥已经生成，本市还没有登记。登记以后，本页会自动更新。</p>
          <Line kept={kept} />
        </>
      );
    case 'taken':
      return (
        <p class="notice void">
          本市以这个编号登记的是另一个密钥。请与本市管理员核对；如果登记的不是您的密钥，请换一个编号重新生成。
        </p>
      );
    case 'withdrawn':
      return (
        <p class="notice void">
          登记已撤销，原因：{standing.reason}。如需再参加见证，请用新的编号重新生成密钥。
        </p>
      );
    case 'unconfirmed':
      return (
        <p class="notice wait">
          本市已经登记，还要经省级确认才能参加。省级会与您联系，核对单位名称和下面的公钥：
          <code>{kept.key}</code>
        </p>
      );
    case 'refused':
      return <p class="notice void">省级没有确认这次登记，不能参加见证。原因请向本市管理员了解。</p>;
    case 'waiting':
      return (
        <p class="notice wait">
          已登记，自 <strong>{spokenDate(standing.from)}</strong>{' '}
          起可以参加抽查见证。届时由组织单位把每次抽查的见证链接发给您，请用这台设备打开，或先把密钥文件带到另一台设备。
        </p>
      );
    case 'ready':
      return (
        <p class="notice good">
          已登记，可以参加抽查见证。组织单位会把每次抽查的见证链接发给您，请用这台设备打开。
        </p>
      );
    default:
      return (
        <>
          <p class="notice wait">连不上服务器，暂时看不到本市是否已经登记。密钥已加密保存在这台设备上。</p>
          <Line kept={kept} />
        </>
      );
  }
}

type OwnKeyProps = { kept: KeptKey; onKept: (kept: KeptKey) => void };

/** A key that is kept on this device: how it is registered, and what can be done with it. */
export function OwnKey({ kept, standing, onKept }: OwnKeyProps & { standing: Standing | undefined }) {
  return (
    <section class="card">
      <h2>
        {kept.name}（{kept.id}）
      </h2>
      <StandingWords standing={standing} kept={kept} />
      <p class="actions">
        <button type="button" class="button quiet" onClick={() => saveKey(kept)}>
          下载密钥文件
        </button>
      </p>
      <ChangePassphrase kept={kept} onKept={onKept} />
      <LostPassphrase />
    </section>
  );
}
