import type { Column, Row } from '../../api/types.ts';

/** Whether a row was taken over from a list above. */
const isInherited = (columns: readonly Column[], row: Row | undefined): boolean =>
  row !== undefined && columns.some(({ field, system }) => system && row[field] !== undefined);

/** The fields of a row that others decide: a list above, or a part of the system that has claimed them. */
export function decidedElsewhere(columns: readonly Column[], row: Row): string[] {
  const inherited = isInherited(columns, row);
  return columns.flatMap(({ field, decidedBy, claimed }) =>
    claimed !== undefined || (inherited && decidedBy !== undefined) ? [field] : [],
  );
}

/**
 * Columns as a form has them: what the system fills is left out, of a new row what it has claimed too; what others decide says
 * who does.
 */
export function withoutSystem(columns: readonly Column[], row?: Row): Column[] {
  const own = columns
    .filter(({ system, claimed }) => !system && (row !== undefined || claimed === undefined))
    .map((column) => (column.claimed === undefined ? column : { ...column, note: column.claimed }));
  if (!isInherited(columns, row)) return own;
  return own.map((column) =>
    column.decidedBy === undefined
      ? column
      : { ...column, note: `采用自上级目录，由${column.decidedBy}确定，本级不能修改` },
  );
}
