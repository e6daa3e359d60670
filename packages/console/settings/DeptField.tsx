import { DeptSelect } from '../ui/form/DeptSelect.tsx';
import { Field } from '../ui/form/Field.tsx';

interface DeptFieldProps {
  value: string | undefined;
  onChange: (dept: string | undefined) => void;
}

/** The department somebody is in, or none. */
export function DeptField({ value, onChange }: DeptFieldProps) {
  return (
    <Field label="部门" at="/dept">
      {(id) => <DeptSelect id={id} allowClear value={value} onChange={onChange} />}
    </Field>
  );
}
