import type { Column } from '../api/types.ts';
import { ConditionList, FilterPopover } from '../ui/list/FilterPopover.tsx';
import { FilterForm } from './FilterForm.tsx';
import type { Find } from './rowParts.tsx';
import type { RegisterSearch } from './search.ts';
import { useLabels } from './useLabels.ts';

interface FilterProps {
  columns: Column[];
  search: RegisterSearch;
  onFind: Find;
}

/** The choice of conditions, several of a column at once. */
export function FilterButton({ columns, search, onFind }: FilterProps) {
  return (
    <FilterPopover count={Object.values(search.where ?? {}).flat().length}>
      <FilterForm columns={columns} where={search.where ?? {}} onChange={(where) => onFind({ where })} />
    </FilterPopover>
  );
}

/** The conditions in force, each with a way to drop it. */
export function Conditions({ columns, search, onFind }: FilterProps) {
  const { label } = useLabels();
  const where = search.where ?? {};
  const drop = (field: string, value: string) => {
    const left = (where[field] ?? []).filter((one) => one !== value);
    const { [field]: _, ...rest } = where;
    const next = left.length > 0 ? { ...rest, [field]: left } : rest;
    onFind({ where: Object.keys(next).length > 0 ? next : undefined });
  };
  const conditions = Object.entries(where).flatMap(([field, values]) =>
    values.map((value) => {
      const column = columns.find((one) => one.field === field);
      return {
        key: `${field} ${value}`,
        text: column ? `${column.header}：${label(column, value)}` : value,
        onDrop: () => drop(field, value),
      };
    }),
  );
  return <ConditionList conditions={conditions} onClear={() => onFind({ where: undefined })} />;
}
