import { cities } from '@mingcha/kernel';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../api/tenancy.ts';
import type { Department } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { DeptSelect } from '../ui/form/DeptSelect.tsx';
import { Field } from '../ui/form/Field.tsx';
import { EditDialog, type Editing } from './EditDialog.tsx';
import { departmentKinds } from './words.ts';

interface DepartmentDialogProps {
  editing: Editing<Department>;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes or changes a department. */
export function DepartmentDialog({ editing, onClose, onSaved }: DepartmentDialogProps) {
  return (
    <EditDialog noun="部门" editing={editing} onClose={onClose}>
      {(one) => <Form editing={one} onClose={onClose} onSaved={onSaved} />}
    </EditDialog>
  );
}

function Form({ editing, onClose, onSaved }: DepartmentDialogProps & { editing: Department | 'new' }) {
  const { tenant } = useMe();
  const [value, setValue] = useState<Department>(
    editing === 'new'
      ? { id: `${tenant.code}-`, name: '', short: '', division: tenant.code, aliases: [], kind: 'department' }
      : editing,
  );
  const set = (part: Partial<Department>) => setValue({ ...value, ...part });
  const city = cities.find(({ code }) => code === tenant.code);
  const save = useAct(
    async () => {
      if (editing === 'new') return tenancyApi.createDepartment(value);
      const { etag } = await tenancyApi.department(editing.id);
      const { id: _, ...change } = value;
      const parent = value.parent ?? null;
      return tenancyApi.updateDepartment(editing.id, { ...change, parent }, etag);
    },
    {
      done: '部门已保存',
      onDone: () => {
        onSaved();
        onClose();
      },
    },
  );
  return (
    <ActForm
      ready={value.name.trim() !== '' && value.short.trim() !== ''}
      act={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <div className="fields">
        <Field label="名称" required at="/name">
          {(id) => (
            <Input id={id} value={value.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label="简称" required at="/short">
          {(id) => (
            <Input id={id} value={value.short} onChange={(event) => set({ short: event.target.value })} />
          )}
        </Field>
        <Field label="编号" required at="/id" hint="小写字母、数字与连字符；建立后不能改">
          {(id) => (
            <Input
              id={id}
              disabled={editing !== 'new'}
              value={value.id}
              onChange={(event) => set({ id: event.target.value })}
            />
          )}
        </Field>
        <Field label="类别" at="/kind">
          {(id) => (
            <Select
              id={id}
              value={value.kind}
              options={Object.entries(departmentKinds).map(([key, label]) => ({ value: key, label }))}
              onChange={(kind) => set({ kind: kind as Department['kind'] })}
            />
          )}
        </Field>
        <Field label="上级部门" at="/parent" hint="没有上级的不选；最多四级">
          {(id) => (
            <DeptSelect
              id={id}
              allowClear
              value={value.parent}
              among={(other) => other !== value.id}
              onChange={(parent) => {
                const { parent: _, ...rest } = value;
                setValue(parent ? { ...rest, parent } : rest);
              }}
            />
          )}
        </Field>
        <Field label="区划" at="/division">
          {(id) => (
            <Select
              id={id}
              value={value.division}
              options={[
                { value: tenant.code, label: tenant.name },
                ...Object.entries(city?.counties ?? {}).map(([code, name]) => ({ value: code, label: name })),
              ]}
              onChange={(division) => set({ division })}
            />
          )}
        </Field>
        <Field label="别名" at="/aliases" hint="输入后回车，例如旧称">
          {(id) => (
            <Select
              id={id}
              mode="tags"
              value={value.aliases}
              onChange={(aliases: string[]) => set({ aliases })}
            />
          )}
        </Field>
      </div>
    </ActForm>
  );
}
