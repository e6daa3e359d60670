import { Select } from 'antd';
import { useDepartments } from '../../api/tenancy.ts';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { whileLoading } from '../../ui/form/whileLoading.ts';
import type { ControlProps } from './control.ts';

/** A department of the city, or several. */
export function DepartmentControl({ field, value, onChange, ...control }: ControlProps) {
  const query = useDepartments();
  if (!field.many) {
    return <DeptSelect {...control} allowClear value={value as string | undefined} onChange={onChange} />;
  }
  return (
    <Select
      {...control}
      {...whileLoading(query)}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      value={Array.isArray(value) ? (value as string[]) : []}
      options={(query.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}
