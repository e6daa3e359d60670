import type { RegisterKindName } from './kinds.ts';
import { RowsSelect } from './RowsSelect.tsx';

interface RowSelectProps {
  kind: RegisterKindName;
  /** One of them: its field's id, or its own name where no field labels it. */
  id?: string;
  label?: string;
  /** The choice can be taken back. */
  allowClear?: boolean;
  placeholder: string;
  value: string;
  onChange: (id: string) => void;
}

/** Chooses one row of a register by searching on the server. */
export const RowSelect = ({ label, value, onChange, ...select }: RowSelectProps) => (
  <RowsSelect
    {...select}
    {...(label !== undefined && { 'aria-label': label })}
    values={value === '' ? [] : [value]}
    onChange={([id = '']) => onChange(id)}
  />
);
