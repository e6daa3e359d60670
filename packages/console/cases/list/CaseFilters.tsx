import { Segmented } from 'antd';
import type { CaseType } from '../../api/caseTypes.ts';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import type { CaseListSearch } from '../search.ts';
import { shownCount } from '../words.ts';

interface CaseFiltersProps {
  of: CaseType;
  /** How many cases stand in each state; undefined while that is not known, or not for this person to know. */
  counts: Record<string, number> | undefined;
  search: CaseListSearch;
  all: boolean;
  onFind: (part: Partial<Record<keyof CaseListSearch, string | undefined>>) => void;
}

/** The tabs of states with their counts, and a choice of the department. */
export function CaseFilters({ of, counts, search, all, onFind }: CaseFiltersProps) {
  const label = ({ name, title }: { name: string; title: string }) => {
    const number = counts?.[name];
    if (number === undefined) return title;
    return `${title} ${shownCount(number)}`;
  };
  return (
    <div className="row between draws-filter">
      <div className="scroll-x">
        <Segmented
          aria-label="按状态筛选"
          value={search.state ?? ''}
          options={[
            { value: '', label: '全部' },
            ...of.states.map((state) => ({ value: state.name, label: label(state) })),
          ]}
          onChange={(state) => onFind({ state: state || undefined })}
        />
      </div>
      {all ? (
        <DeptSelect
          aria-label="按单位筛选"
          style={{ width: 200 }}
          all="全部单位"
          value={search.dept}
          onChange={(dept) => onFind({ dept })}
        />
      ) : null}
    </div>
  );
}
