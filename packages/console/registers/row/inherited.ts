import type { Column, Row } from '../../api/types.ts';

/** Whether a row was taken over from a list above. */
const isInherited = (columns: readonly Column[], row: Row | undefined): boolean =>
  row !== undefined && columns.some(({ field, system }) => system && row[field] !== undefined);

/** The fields of a row that are decided above. */
export const decidedAbove = (columns: readonly Column[], row: Row): string[] =>
  isInherited(columns, row)
    ? columns.flatMap(({ field, decidedBy }) => (decidedBy === undefined ? [] : [field]))
    : [];

/** Columns as a form has them: what the system fills is left out, and what is decided above says by whom. */
export function withoutSystem(columns: readonly Column[], row?: Row): Column[] {
  const own = columns.filter(({ system }) => !system);
  if (!isInherited(columns, row)) return own;
  return own.map((column) =>
    column.decidedBy === undefined
      ? column
      : { ...column, note: `采用自上级目录，由${column.decidedBy}确定，本级不能修改` },
  );
}
