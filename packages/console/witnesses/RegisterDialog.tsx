import { Input } from 'antd';
import { useState } from 'react';
import { witnessesApi } from '../api/draws/witnesses.ts';
import type { NewWitness } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { CopyButton } from '../ui/show/CopyButton.tsx';
import { heldWords, readRegistration } from './words.ts';

interface RegisterDialogProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Puts a witness on the list by the line that it made with its own key. */
export function RegisterDialog({ open, ...props }: RegisterDialogProps) {
  return (
    <Dialog title="登记见证方" open={open} onClose={props.onClose}>
      {open ? <Form {...props} /> : null}
    </Dialog>
  );
}

function Form({ onClose, onSaved }: Omit<RegisterDialogProps, 'open'>) {
  const { code } = useMe().tenant;
  const [line, setLine] = useState('');
  const read = readRegistration(line);
  const act = useAct(() => witnessesApi.register(read as NewWitness), {
    done: '已登记并载入公开日志；次日起可以参加，省级要求确认的还须先经确认',
    onDone: () => {
      onSaved();
      onClose();
    },
  });
  const page = `${window.location.origin}/witness/${code}`;
  return (
    <ActForm
      ready={read !== undefined}
      act={act}
      submit="登记"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p>密钥由见证方自己产生，本系统只登记公钥。请见证方用下面一种方式得到一行登记内容，原样粘贴在这里：</p>
      <ul className="bullets">
        <li>
          见证程序（密钥在自己的机器上，能防运营者）：<code>npm run -s witness -- init</code>
        </li>
        <li>
          见证网页（简便，防不住运营者）：<code>{page}</code>{' '}
          <CopyButton text={page} name="见证网页" label="复制地址" />
        </li>
      </ul>
      <Field
        label="登记内容"
        required
        at=""
        error={
          line.trim() !== '' && !read
            ? '这不是完整的登记内容。请粘贴见证方给出的整行文字，以 { 开头、以 } 结尾。'
            : undefined
        }
      >
        {(id) => (
          <Input.TextArea
            id={id}
            className="mono"
            rows={5}
            maxLength={2000}
            value={line}
            onChange={(event) => setLine(event.target.value)}
          />
        )}
      </Field>
      {read ? (
        <p className="note">
          {String(read.name)}（{String(read.id)}），
          {read.outside === true ? '本市政府以外的单位' : '本市政府内的单位'}，
          {heldWords[read.held as NewWitness['held']] ?? ''}。请与见证方核对公钥开头：
          <span className="mono">{String(read.key).slice(0, 16)}</span>
        </p>
      ) : null}
    </ActForm>
  );
}
