import type { ListColumn, ListKind, ListValue } from './kind.ts';

const chinese = new Intl.Collator('zh-CN', { numeric: true });

export type Asked = {
  /** A part of what one of the columns says. */
  q?: string | undefined;
  /** `field` or `-field`. */
  sort?: string | undefined;
};

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : chinese.compare(String(a), String(b));

/**
 * The rows that have the text in one of their columns, in the order asked for; rows for which the sorted column says
 * nothing come last either way, and equal ones stay as they came.
 */
export function arranged<Row, About>(
  { columns }: ListKind<Row, About, string>,
  rows: readonly Row[],
  about: About,
  { q = '', sort = '' }: Asked,
): Row[] {
  const text = q.toLowerCase();
  const searched = Object.values<ListColumn<Row, About>>(columns).filter(({ unsearched }) => !unsearched);
  const found = rows.filter(
    (row) =>
      text === '' ||
      searched.some(({ value }) =>
        String(value(row, about) ?? '')
          .toLowerCase()
          .includes(text),
      ),
  );
  const down = sort.startsWith('-');
  const column = columns[down ? sort.slice(1) : sort];
  if (!column) return found;
  // Each value once: some are made from several names.
  const valued = found.map((row): [Row, ListValue] => [row, column.value(row, about)]);
  valued.sort(([, a], [, b]) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return down ? compare(b, a) : compare(a, b);
  });
  return valued.map(([row]) => row);
}
