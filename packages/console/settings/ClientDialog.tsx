import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type NewClient, tenancyApi, useDepartments } from '../api/tenancy.ts';
import { roleNames } from '../session/rights.ts';
import { Field } from '../ui/Field.tsx';
import { useAct } from '../ui/useAct.ts';
import { SecretOnce } from './SecretOnce.tsx';
import { rightNames } from './words.ts';

interface ClientDialogProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes an API client and shows its secret, this once. */
export function ClientDialog({ open, onClose, onSaved }: ClientDialogProps) {
  return (
    <Modal
      title="新增系统接口"
      open={open}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Form onClose={onClose} onSaved={onSaved} />
    </Modal>
  );
}

function Form({ onClose, onSaved }: Omit<ClientDialogProps, 'open'>) {
  const departments = useDepartments().data ?? [];
  const [value, setValue] = useState<NewClient>({
    name: '',
    role: 'department-client',
    scopes: ['rosters:read'],
  });
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
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <Field label="名称" required>
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
        <Field label="岗位">
          {(id) => (
            <Select
              id={id}
              value={value.role}
              options={Object.entries(roleNames).map(([key, label]) => ({ value: key, label }))}
              onChange={(role) => set({ role })}
            />
          )}
        </Field>
        <Field label="部门">
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={value.dept ?? null}
              options={departments.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(next: string | null) => {
                const { dept: _, ...rest } = value;
                setValue(next ? { ...rest, dept: next } : rest);
              }}
            />
          )}
        </Field>
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
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={value.name.trim() === '' || value.scopes.length === 0}
          loading={save.busy}
        >
          建立接口
        </Button>
      </div>
    </form>
  );
}
