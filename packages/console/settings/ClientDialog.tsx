import { rightNames } from '@mingcha/kernel/labels';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { type NewClient, tenancyApi, useRoles } from '../api/tenancy.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { DeptField } from './DeptField.tsx';
import { EditDialog } from './EditDialog.tsx';
import { SecretOnce } from './SecretOnce.tsx';

interface ClientDialogProps {
  editing: 'new' | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes an API client and shows its secret, this once. */
export function ClientDialog({ editing, onClose, onSaved }: ClientDialogProps) {
  return (
    <EditDialog noun="系统接口" editing={editing} onClose={onClose} stays>
      {() => <Form onClose={onClose} onSaved={onSaved} />}
    </EditDialog>
  );
}

function Form({ onClose, onSaved }: Omit<ClientDialogProps, 'editing'>) {
  const [value, setValue] = useState<NewClient>({
    name: '',
    role: 'department-client',
    scopes: ['rosters:read'],
  });
  const roles = useRoles();
  const [made, setMade] = useState<{ id: string; secret: string }>();
  const set = (part: Partial<NewClient>) => setValue({ ...value, ...part });
  const save = useAct(() => tenancyApi.createClient(value), {
    onDone: ({ data }) => {
      onSaved();
      setMade({ id: data.id, secret: data.clientSecret });
    },
  });
  if (made) {
    return (
      <SecretOnce
        lines={[
          { name: '客户端编号（client_id）', text: made.id },
          { name: '密钥（client_secret）', text: made.secret },
        ]}
        note="密钥只显示这一次，系统只保存它的指纹。请立即保存到对接系统的密钥库。"
        onClose={onClose}
      />
    );
  }
  return (
    <ActForm
      ready={value.name.trim() !== '' && value.scopes.length > 0}
      act={save}
      submit="建立接口"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Field label="名称" required at="/name">
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            placeholder="例如：市应急管理局执法系统"
            value={value.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="fields">
        <Field label="岗位" at="/role">
          {(id) => (
            <Select
              id={id}
              value={value.role}
              options={roles.map(({ id: role, name }) => ({ value: role, label: name }))}
              onChange={(role) => set({ role })}
            />
          )}
        </Field>
        <DeptField
          value={value.dept}
          onChange={(next) => {
            const { dept: _, ...rest } = value;
            setValue(next ? { ...rest, dept: next } : rest);
          }}
        />
      </div>
      <fieldset className="plain-set">
        <legend>权限（不超出岗位本身的权限）</legend>
        <Checkbox.Group value={value.scopes} onChange={(scopes) => set({ scopes })}>
          <div className="scopes">
            {Object.entries(rightNames).map(([scope, label]) => (
              <Checkbox key={scope} value={scope}>
                {label}
              </Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      </fieldset>
    </ActForm>
  );
}
