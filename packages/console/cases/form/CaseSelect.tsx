import { casesApi } from '../../api/cases/cases.ts';
import { SearchSelect } from '../../ui/form/SearchSelect.tsx';
import { caseLabel } from '../list/CaseTable.tsx';

interface CaseSelectProps {
  id?: string;
  'aria-label'?: string;
  type: string;
  /** Is not offered. */
  except?: string;
  /** States whose cases are offered; all where it is missing. */
  states?: readonly string[];
  many?: boolean | undefined;
  allowClear?: boolean;
  values: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Chooses cases of a type, by their number or what they are about. */
export function CaseSelect({ type, except, states, ...select }: CaseSelectProps) {
  return (
    <SearchSelect
      {...select}
      placeholder="按编号或事由查找"
      queryKey={['cases', type, 'select']}
      search={async (q, signal) => {
        const { items } = await casesApi.list(type, { q, limit: states ? 100 : 21 }, signal);
        return items
          .filter(({ id, state }) => id !== except && (states?.includes(state.name) ?? true))
          .map((row) => ({ value: row.id, label: caseLabel(row) }));
      }}
      nameOf={async (one) => caseLabel((await casesApi.get(type, one)).data)}
    />
  );
}
