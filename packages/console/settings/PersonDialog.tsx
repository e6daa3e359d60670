import { Button } from 'antd';
import { useState } from 'react';
import { tenancyApi, useRoles } from '../api/tenancy.ts';
import type { Person } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import { ActForm } from '../ui/form/ActForm.tsx';
import { EditDialog, type Editing } from './EditDialog.tsx';
import { ownChange } from './ownChange.ts';
import { type PersonDraft, PersonFields } from './PersonFields.tsx';
import { SecretOnce } from './SecretOnce.tsx';

interface PersonDialogProps {
  editing: Editing<Person>;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes, changes or deletes a person's account. */
export function PersonDialog({ editing, onClose, onSaved }: PersonDialogProps) {
  return (
    <EditDialog noun="人员" editing={editing} onClose={onClose}>
      {(one) => <Form editing={one} onClose={onClose} onSaved={onSaved} />}
    </EditDialog>
  );
}

const fresh: PersonDraft = { login: '', name: '', roles: [], status: 'active' };

function Form({ editing, onClose, onSaved }: PersonDialogProps & { editing: Person | 'new' }) {
  const [value, setValue] = useState<PersonDraft>(editing === 'new' ? fresh : editing);
  const [password, setPassword] = useState<string | null>();
  const me = useMe();
  const roles = useRoles();
  const { name, login, roles: chosen, dept, inspector, status } = value;
  const own = editing !== 'new' && editing.id === me.sub;
  const save = useAct(
    async () => {
      const common = { name: name.trim(), roles: chosen };
      if (editing === 'new') {
        const places = { ...(dept ? { dept } : {}), ...(inspector ? { inspector } : {}) };
        const invited = { ...common, login: login.trim(), ...places };
        return (await tenancyApi.createPerson(invited)).data.password;
      }
      const { etag } = await tenancyApi.person(editing.id);
      const places = { dept: dept ?? null, inspector: inspector ?? null };
      await tenancyApi.updatePerson(editing.id, { ...common, status, ...places }, etag);
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
  const remove = useAct(
    async (id: string) => tenancyApi.removePerson(id, (await tenancyApi.person(id)).etag),
    {
      done: '人员账号已删除',
      onDone: () => {
        onSaved();
        onClose();
      },
    },
  );
  const askSave = useAsk(save);
  const askRemove = useAsk(remove);
  const submit = () => {
    const warning = own && ownChange({ before: editing, after: value, roles, can: me.can });
    if (warning) askSave(undefined, { ...warning, okText: '仍要修改', danger: true });
    else save.run(undefined);
  };

  if (password !== undefined) {
    const given = [
      { name: '登录名', text: login },
      { name: '初始密码', text: password ?? '' },
    ];
    return (
      <SecretOnce
        lines={password === null ? [] : given}
        note={
          password === null
            ? '请在本市统一身份系统中为其开通同名账号。'
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
      onSubmit={submit}
      onClose={onClose}
      foot={
        editing === 'new' ? undefined : (
          <Button
            danger
            type="text"
            onClick={() =>
              askRemove(editing.id, {
                title: own ? '删除您自己的账号？' : `删除“${editing.name}”的账号？`,
                content: `${own ? '删除后您立即不能再使用本系统。' : ''}删除后不能恢复，需要时另建一个；审计日志仍保留。只是暂时不用的，请停用。`,
                okText: '删除',
                danger: true,
              })
            }
          >
            删除账号
          </Button>
        )
      }
    >
      <PersonFields value={value} onChange={setValue} isNew={editing === 'new'} roles={roles} />
    </ActForm>
  );
}
