/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PublicWitness } from '../../api/types.ts';
import { TextField } from '../../parts/textField.tsx';
import { type Made, makeKey } from '../kept/key.ts';
import { NewPassphrase, newPassphraseRight } from '../passphrase.tsx';
import { idFault, nameFault } from './standing.ts';

type Typed = { id: string; name: string; outside: boolean };
type MakeKeyProps = { tenant: string; list: readonly PublicWitness[]; onMade: (made: Made) => void };

const nothing: Typed = { id: '', name: '', outside: true };
const slot = (tenant: string) => `mingcha:witness-form:${tenant}`;

/** What was typed stays through a reload, without the passphrase. */
function typedBefore(tenant: string): Typed {
  try {
    return { ...nothing, ...JSON.parse(sessionStorage.getItem(slot(tenant)) ?? '{}') };
  } catch {
    return nothing;
  }
}

function keepTyped(tenant: string, typed: Typed): void {
  try {
    sessionStorage.setItem(slot(tenant), JSON.stringify(typed));
  } catch {
    // Then it is lost with the page, as in a private window.
  }
}

/** Makes the key of a witness in this browser, under a passphrase. Needs no network. */
export function MakeKey({ tenant, list, onMade }: MakeKeyProps) {
  const [typed, setTyped] = useState(() => typedBefore(tenant));
  const [words, setWords] = useState({ passphrase: '', repeated: '' });
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const faults = { id: idFault(typed.id, list), name: nameFault(typed.name) };
  const change = (next: Partial<Typed>) => {
    setTyped({ ...typed, ...next });
    keepTyped(tenant, { ...typed, ...next });
  };
  const make = async () => {
    setChecked(true);
    if (busy || faults.id || faults.name || !newPassphraseRight(words)) return;
    setBusy(true);
    setTrouble('');
    try {
      onMade(await makeKey({ tenant, ...typed, name: typed.name.trim() }, words.passphrase));
      keepTyped(tenant, nothing);
    } catch {
      setTrouble('没有生成密钥：所需的程序还没有下载完，请在联网后再试。填写的内容还在。');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="register"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextField
        label="编号（小写字母、数字、连字符）"
        value={typed.id}
        maxLength={40}
        problem={checked ? faults.id : undefined}
        onInput={(id) => change({ id })}
      />
      <TextField
        label="单位名称"
        value={typed.name}
        maxLength={60}
        problem={checked ? faults.name : undefined}
        onInput={(name) => change({ name })}
      />
      <p>
        <label class="inline">
          <input
            type="checkbox"
            checked={typed.outside}
            onChange={(event) => change({ outside: event.currentTarget.checked })}
          />
          是本市政府以外的单位
        </label>
      </p>
      <NewPassphrase
        {...words}
        checked={checked}
        onInput={(passphrase, repeated) => setWords({ passphrase, repeated })}
      />
      <p class="remark">
        口令只在这台设备上用来加密密钥，每次签名时都要输入。丢失了没有人能重设，请另行记好。
      </p>
      <p class="actions">
        <button type="submit" class="button" disabled={busy}>
          {busy ? '正在生成并加密…' : '生成密钥并下载'}
        </button>
      </p>
      {trouble !== '' && (
        <p class="notice void" role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
