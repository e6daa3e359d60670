import { Checkbox, Input, Select } from 'antd';
import type { Person, Role } from '../api/types.ts';
import { RowSelect } from '../registers/RowSelect.tsx';
import { roleNames } from '../session/rights.ts';
import { useFieldError } from '../ui/act/Refusal.tsx';
import { Field } from '../ui/form/Field.tsx';
import { DeptField } from './DeptField.tsx';

export type PersonDraft = Omit<Person, 'id'>;

interface PersonFieldsProps {
  value: PersonDraft;
  onChange: (value: PersonDraft) => void;
  isNew: boolean;
  /** Those that this tenant can give. */
  roles: Role[];
}

/** What there is to say of a person, with what is wrong with it at its field. */
export function PersonFields({ value, onChange, isNew, roles }: PersonFieldsProps) {
  const set = (part: Partial<PersonDraft>) => onChange({ ...value, ...part });
  const known = roles
    .filter(({ forPeople }) => forPeople)
    .map(({ id, name }) => ({ value: id, label: name }));
  // One that was given before roles were bound to kinds of tenants is shown by its name, to be taken away.
  const kept = value.roles.filter((role) => !known.some((one) => one.value === role));
  const options = [...known, ...kept.map((role) => ({ value: role, label: roleNames[role] ?? role }))];
  const statusWrong = useFieldError('/status');
  return (
    <>
      <div className="fields">
        <Field label="姓名" required at="/name">
          {(id) => (
            <Input id={id} value={value.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field
          label="登录名"
          required
          hint={isNew ? '小写字母、数字或 . _ -，3 至 40 位' : '登录名不能修改'}
          at="/login"
        >
          {(id) => (
            <Input
              id={id}
              disabled={!isNew}
              value={value.login}
              onChange={(event) => set({ login: event.target.value })}
            />
          )}
        </Field>
        <Field label="岗位" required at="/roles">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={value.roles}
              options={options}
              onChange={(next: Person['roles']) => set({ roles: next })}
            />
          )}
        </Field>
        <DeptField
          value={value.dept}
          onChange={(next) => {
            const { dept: _, ...rest } = value;
            onChange(next ? { ...rest, dept: next } : rest);
          }}
        />
        {value.roles.includes('inspector') || value.inspector ? (
          <Field
            label="对应的执法检查人员"
            hint="本人在执法检查人员名录库中的记录。结果公示前，凭此查看自己的检查任务。"
            at="/inspector"
            wide
          >
            {(id) => (
              <RowSelect
                id={id}
                kind="inspectors"
                allowClear
                placeholder="按姓名或编号查找"
                value={value.inspector ?? ''}
                onChange={(next) => {
                  const { inspector: _, ...rest } = value;
                  onChange(next ? { ...rest, inspector: next } : rest);
                }}
              />
            )}
          </Field>
        ) : null}
      </div>
      {isNew ? null : (
        <div className="field">
          <Checkbox
            checked={value.status === 'disabled'}
            onChange={(event) => set({ status: event.target.checked ? 'disabled' : 'active' })}
          >
            停用这个账号
          </Checkbox>
          {statusWrong ? <span className="wrong">{statusWrong}</span> : null}
        </div>
      )}
    </>
  );
}
