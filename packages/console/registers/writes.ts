import type { Column, Row, Writes } from '../api/types.ts';

/** The departments whose rows can be written, where that is not all. */
const deptsOf = ({ rows, depts = [] }: Writes): readonly string[] => (rows === 'own' ? depts : []);

/** Whether new rows can be written at all. */
export const writesAny = (writes: Writes): boolean => writes.rows === 'all' || deptsOf(writes).length > 0;

/** Whether this row can be written. */
export const writesRow = (writes: Writes, row: Row): boolean =>
  writes.rows === 'all' || deptsOf(writes).includes(String(row[writes.field ?? '']));

/** The value that a new row begins with, by field: the department's own, where it writes for one. */
export function ownValues(writes: Writes): Record<string, string> {
  const { field, dept } = writes;
  return field && dept && deptsOf(writes).includes(dept) ? { [field]: dept } : {};
}

/** The fields that cannot be chosen, because there is one value only. */
export const fixedFields = (writes: Writes): string[] =>
  deptsOf(writes).length === 1 ? Object.keys(ownValues(writes)) : [];

/** Columns that offer no department for which nothing can be written. */
export function offered(writes: Writes, columns: Column[]): Column[] {
  const depts = deptsOf(writes);
  if (depts.length === 0) return columns;
  const may = (value: NonNullable<Column['values']>[number]) =>
    depts.includes(typeof value === 'string' ? value : value.value);
  return columns.map((column) =>
    column.field === writes.field && column.values
      ? { ...column, values: column.values.filter(may) }
      : column,
  );
}
