import type { TableColumn } from './DataTable.tsx';
import type { Listed } from './ListFrame.tsx';
import type { ListSearch } from './search.ts';

const chinese = new Intl.Collator('zh-CN', { numeric: true });

/** What a column says of a row, as text or number; undefined where it says nothing. */
type Value = string | number | undefined;

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return chinese.compare(String(a), String(b));
}

/** The rows that have the searched text in one of their values, in the order asked for; those without a value come last. */
export function foundRows<T>(
  rows: readonly T[],
  columns: readonly TableColumn<T>[],
  { q = '', sort = '' }: ListSearch,
): T[] {
  const values = columns.flatMap(({ value }) => value ?? []);
  const text = q.trim().toLowerCase();
  const found = rows.filter((row) =>
    values.some((value) => `${value(row) ?? ''}`.toLowerCase().includes(text)),
  );
  const down = sort.startsWith('-');
  const of = columns.find(({ key }) => key === (down ? sort.slice(1) : sort))?.value;
  if (!of) return text === '' ? [...rows] : found;
  return (text === '' ? [...rows] : found).sort((x, y) => {
    const [a, b] = [of(x), of(y)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return down ? compare(b, a) : compare(a, b);
  });
}

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
