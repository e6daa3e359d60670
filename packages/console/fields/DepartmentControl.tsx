import { useDepartments } from '../api/tenancy.ts';
import { DeptSelect } from '../ui/form/DeptSelect.tsx';
import { whileLoading } from '../ui/form/whileLoading.ts';
import { ChoiceControl } from './ChoiceControl.tsx';
import type { ControlProps } from './control.ts';

/** A department of the city, or several. */
export function DepartmentControl(props: ControlProps) {
  const { field, value, onChange, ...control } = props;
  const query = useDepartments();
  if (!field.many) {
    return <DeptSelect {...control} allowClear value={value as string | undefined} onChange={onChange} />;
  }
  const choices = (query.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <ChoiceControl {...props} {...whileLoading(query)} choices={choices} />;
}
