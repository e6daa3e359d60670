import { registerApi } from '../api/lists/registers.ts';
import { SearchSelect } from '../ui/form/SearchSelect.tsx';
import { type RegisterKindName, rowsAt } from './kinds.ts';

interface RowsSelectProps {
  kind: RegisterKindName;
  id?: string;
  'aria-label'?: string;
  /** Takes several. */
  many?: boolean;
  allowClear?: boolean;
  placeholder: string;
  values: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Chooses rows of a register by searching on the server. */
export function RowsSelect({ kind, ...select }: RowsSelectProps) {
  const api = registerApi(rowsAt(kind));
  return (
    <SearchSelect
      {...select}
      queryKey={['rows', kind, 'select']}
      search={async (text, signal) => {
        const { items } = await api.list({ q: text || undefined, limit: 20 }, signal);
        return items.map(({ id, name }) => ({ value: id, label: `${String(name)} ${id}` }));
      }}
      nameOf={async (id) => `${String((await api.row(id)).data.name)} ${id}`}
    />
  );
}
