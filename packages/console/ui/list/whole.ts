import { arrange } from '@mingcha/kernel/arrange';
import type { TableColumn } from './DataTable.tsx';
import type { Listed } from './ListFrame.tsx';
import type { ListSearch } from './search.ts';

/** The rows that have the searched text in one of their values, in the order asked for; those without a value come last. */
export const foundRows = <T>(
  rows: readonly T[],
  columns: readonly TableColumn<T>[],
  { q = '', sort }: ListSearch,
): T[] =>
  arrange(
    rows,
    { q: q.trim(), sort },
    {
      searched: columns.flatMap(({ value }) => value ?? []),
      valueFor: (field) => columns.find(({ key }) => key === field)?.value,
    },
  );

interface WholeList<T> {
  query: Listed<T>['query'];
  rows: readonly T[] | undefined;
  columns: readonly TableColumn<T>[];
  search: ListSearch;
  /** What its file is called. */
  file: string;
  /** By the list's own filters. */
  narrow?: (row: T) => boolean;
}

/**
 * A list that is short by nature and comes whole: found, sorted and exported here, by the `value`s of its columns. Lists
 * that grow are found and sorted by the API.
 */
export function wholeList<T>({ query, rows, columns, search, file, narrow = () => true }: WholeList<T>) {
  const found = rows && foundRows(rows.filter(narrow), columns, search);
  return {
    columns: columns.map((column) => (column.value ? { ...column, sort: column.key } : column)),
    list: { query, rows: found },
    exportFile: async () => (await import('./saveTable.ts')).saveTable(file, columns, found ?? []),
  };
}
