import { Select } from 'antd';
import { useDepartments } from '../api/tenancy.ts';
import { Field } from '../ui/Field.tsx';

interface DeptFieldProps {
  value: string | undefined;
  onChange: (dept: string | undefined) => void;
}

/** The department somebody is in, or none. */
export function DeptField({ value, onChange }: DeptFieldProps) {
  const departments = useDepartments().data ?? [];
  return (
    <Field label="部门">
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          options={departments.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(next: string | null) => onChange(next ?? undefined)}
        />
      )}
    </Field>
  );
}
