/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { TextField } from '../parts/textField.tsx';
import { weakness } from './kept/seal.ts';

type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  problem?: string | undefined;
  /** Whether it is thought up now; password managers offer one then. */
  fresh?: boolean;
};

/** A passphrase as it is typed. The field has no name: no form ever carries it. */
export const PassphraseField = ({ fresh = false, ...field }: FieldProps) => (
  <TextField {...field} secret autocomplete={fresh ? 'new-password' : 'current-password'} maxLength={200} />
);

type AskProps = {
  button: string;
  busy: boolean;
  /** Takes what was typed. Answers whether it opened what it is for. */
  onGiven: (passphrase: string) => Promise<boolean>;
};

/** Asks for the passphrase of a key. */
export function AskPassphrase({ button, busy, onGiven }: AskProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [trying, setTrying] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const give = async () => {
    if (trying || busy) return;
    if (typed === '') setProblem('请输入密钥的口令');
    else {
      setTrying(true);
      const right = await onGiven(typed).finally(() => setTrying(false));
      setProblem(right ? undefined : '口令不对，请重新输入');
      if (right) return setTyped('');
    }
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form
      ref={form}
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <PassphraseField label="密钥的口令" value={typed} onInput={setTyped} problem={problem} />
      <p class="actions">
        <button type="submit" class="button" disabled={trying || busy}>
          {trying ? '正在解开密钥…' : button}
        </button>
      </p>
    </form>
  );
}

type NewProps = {
  passphrase: string;
  repeated: string;
  onInput: (passphrase: string, repeated: string) => void;
  /** Whether what is wrong is said already. */
  checked: boolean;
};

export const newPassphraseRight = ({ passphrase, repeated }: Pick<NewProps, 'passphrase' | 'repeated'>) =>
  weakness(passphrase) === undefined && passphrase === repeated;

/** A new passphrase, typed twice. */
export function NewPassphrase({ passphrase, repeated, onInput, checked }: NewProps) {
  const weak = checked ? weakness(passphrase) : undefined;
  const differs = checked && !weak && passphrase !== repeated ? '两次输入的口令不同' : undefined;
  return (
    <>
      <PassphraseField
        label="设一个口令（至少 10 个字符）"
        value={passphrase}
        onInput={(value) => onInput(value, repeated)}
        problem={weak}
        fresh
      />
      <PassphraseField
        label="再输入一次"
        value={repeated}
        onInput={(value) => onInput(passphrase, value)}
        problem={differs}
        fresh
      />
    </>
  );
}

type SetProps = { button: string; onSet: (passphrase: string) => Promise<void> };

/** Asks for a new passphrase, and for nothing else. */
export function SetPassphrase({ button, onSet }: SetProps) {
  const [typed, setTyped] = useState({ passphrase: '', repeated: '' });
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <form
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (busy || !newPassphraseRight(typed)) return;
        setBusy(true);
        void onSet(typed.passphrase).finally(() => setBusy(false));
      }}
    >
      <NewPassphrase
        {...typed}
        checked={checked}
        onInput={(passphrase, repeated) => setTyped({ passphrase, repeated })}
      />
      <p class="actions">
        <button type="submit" class="button" disabled={busy}>
          {busy ? '正在加密…' : button}
        </button>
      </p>
    </form>
  );
}

/** What to do when the passphrase cannot be found, and what becomes of draws that wait for it. */
export function LostPassphrase() {
  return (
    <details>
      <summary>忘记了口令</summary>
      <p>口令没有发送给任何人，本系统和管理员都不能查看或重设。请先查看密码管理器和当时的记录。</p>
      <p>确实找不回的：</p>
      <ol>
        <li>
          请本市管理员撤销您的登记，再用<strong>新的编号</strong>
          生成密钥、重新登记，自登记或省级确认的次日起可以参加新的抽查。
        </li>
        <li>抽查还没有公开承诺的，请组织单位删除该计划，另选见证方重新编制。</li>
        <li>
          抽查已经公开承诺的，别人不能代您公开随机数。请立即告诉组织单位，由其作废重抽。到期不公开的，会载入公开日志；再过
          24 小时仍没有作废的，作废时点名，原编号一年内不得参加见证。
        </li>
        <li>随机数已经公开、只差作证的，不影响抽查结果，不作证即可。</li>
      </ol>
    </details>
  );
}
