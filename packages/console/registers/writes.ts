import type { Row, Writes } from '../api/types.ts';

/** Whether new rows can be written at all. */
export const writesAny = ({ rows, dept }: Writes): boolean =>
  rows === 'all' || (rows === 'own' && dept !== undefined);

/** Whether this row can be written. */
export const writesRow = (writes: Writes, row: Row): boolean =>
  writes.rows === 'all' || (writesAny(writes) && row[writes.field ?? ''] === writes.dept);

/** The value that a department's rows must have, by field. */
export const ownValues = ({ rows, field, dept }: Writes): Record<string, string> =>
  rows === 'own' && field && dept ? { [field]: dept } : {};
