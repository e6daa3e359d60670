import { arrange, type ListAsked } from '@mingcha/kernel/arrange';
import type { ListColumn, ListKind } from './kind.ts';

/** The rows of a list as they are searched and put in order by its columns. */
export function arranged<Row, About>(
  { columns }: ListKind<Row, About, string>,
  rows: readonly Row[],
  about: About,
  asked: ListAsked,
): Row[] {
  const of =
    ({ value }: ListColumn<Row, About>) =>
    (row: Row) =>
      value(row, about);
  return arrange(rows, asked, {
    searched: Object.values<ListColumn<Row, About>>(columns).flatMap((one) =>
      one.unsearched ? [] : [of(one)],
    ),
    valueFor: (field) => (columns[field] ? of(columns[field]) : undefined),
  });
}
