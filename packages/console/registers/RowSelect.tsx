import { registerApi } from '../api/registers.ts';
import { SearchSelect } from '../ui/form/SearchSelect.tsx';
import { kindNamed, type RegisterKindName } from './kinds.ts';

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
export function RowSelect({ kind, label, value, onChange, ...select }: RowSelectProps) {
  const api = registerApi(kindNamed(kind).base);
  return (
    <SearchSelect
      {...select}
      {...(label !== undefined && { 'aria-label': label })}
      queryKey={['rows', kind, 'select']}
      search={async (text, signal) => {
        const { items } = await api.list({ q: text || undefined, limit: 20 }, signal);
        return items.map(({ id, name }) => ({ value: id, label: `${String(name)} ${id}` }));
      }}
      nameOf={async (id) => `${String((await api.row(id)).data.name)} ${id}`}
      values={value === '' ? [] : [value]}
      onChange={([id = '']) => onChange(id)}
    />
  );
}
