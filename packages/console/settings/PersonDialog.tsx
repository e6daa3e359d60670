import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../api/tenancy.ts';
import type { Person } from '../api/types.ts';
import { roleNames } from '../session/rights.ts';
import { ActForm } from '../ui/ActForm.tsx';
import { Field } from '../ui/Field.tsx';
import { useAct } from '../ui/useAct.ts';
import { DeptField } from './DeptField.tsx';
import { EditDialog, type Editing } from './EditDialog.tsx';
import { SecretOnce } from './SecretOnce.tsx';

interface PersonDialogProps {
  editing: Editing<Person>;
  onClose: () => void;
  onSaved: () => void;
}

const roles = Object.entries(roleNames)
  .filter(([value]) => value !== 'department-client')
  .map(([value, label]) => ({ value, label }));

/** Makes or changes a person's account. */
export function PersonDialog({ editing, onClose, onSaved }: PersonDialogProps) {
  return (
    <EditDialog noun="人员" editing={editing} onClose={onClose}>
      {(one) => <Form editing={one} onClose={onClose} onSaved={onSaved} />}
    </EditDialog>
  );
}

function Form({ editing, onClose, onSaved }: PersonDialogProps & { editing: Person | 'new' }) {
  const [value, setValue] = useState<Omit<Person, 'id'>>(
    editing === 'new' ? { login: '', name: '', roles: ['inspector'], status: 'active' } : editing,
  );
  const [password, setPassword] = useState<string | null>();
  const set = (part: Partial<Person>) => setValue({ ...value, ...part });
  const { name, login, roles: chosen, dept, status } = value;
  const save = useAct(
    async () => {
      const common = { name: name.trim(), roles: chosen };
      if (editing === 'new') {
        const invited = { ...common, login: login.trim(), ...(dept ? { dept } : {}) };
        return (await tenancyApi.createPerson(invited)).data.password;
      }
      const { etag } = await tenancyApi.person(editing.id);
      await tenancyApi.updatePerson(editing.id, { ...common, status, dept: dept ?? null }, etag);
      return undefined;
    },
    {
      done: '人员已保存',
      onDone: (given) => {
        onSaved();
        if (given === undefined) onClose();
        else setPassword(given);
      },
    },
  );
  if (password !== undefined) {
    return (
      <SecretOnce
        lines={
          password === null
            ? []
            : [
                { name: '登录名', text: login },
                { name: '初始密码', text: password },
              ]
        }
        note={
          password === null
            ? '请在本市统一身份系统中为其开通账号。'
            : '初始密码只显示这一次，请当面或加密转交本人。'
        }
        onClose={onClose}
      />
    );
  }
  return (
    <ActForm
      ready={name.trim() !== '' && login.trim() !== '' && chosen.length > 0}
      act={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <div className="fields">
        <Field label="姓名" required at="/name">
          {(id) => <Input id={id} value={name} onChange={(event) => set({ name: event.target.value })} />}
        </Field>
        <Field label="登录名" required at="/login" hint="小写字母、数字或 . _ -，3 至 40 位">
          {(id) => (
            <Input
              id={id}
              disabled={editing !== 'new'}
              value={login}
              onChange={(event) => set({ login: event.target.value })}
            />
          )}
        </Field>
        <Field label="岗位" required at="/roles">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={chosen}
              options={roles}
              onChange={(next: string[]) => set({ roles: next })}
            />
          )}
        </Field>
        <DeptField
          value={dept}
          onChange={(next) => {
            const { dept: _, ...rest } = value;
            setValue(next ? { ...rest, dept: next } : rest);
          }}
        />
      </div>
      {editing === 'new' ? null : (
        <Checkbox
          checked={status === 'disabled'}
          onChange={(event) => set({ status: event.target.checked ? 'disabled' : 'active' })}
        >
          停用这个账号
        </Checkbox>
      )}
    </ActForm>
  );
}
