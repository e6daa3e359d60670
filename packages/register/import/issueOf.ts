import type { Column, Finding } from '../kind.ts';
import { type ImportIssue, shorten } from './issues.ts';

/** What was found at a row, with the column's title, and with the value unless it is personal. */
export function issueOf(
  columns: readonly Pick<Column, 'field' | 'header' | 'personal'>[],
  row: number | undefined,
  { field, severity, code, message }: Finding,
  value: unknown,
): ImportIssue {
  const column = columns.find((c) => c.field === field.split('/')[0]);
  const text = column && !column.personal ? shorten(value) : undefined;
  return {
    ...(row !== undefined && { row }),
    ...(field && { column: column?.header ?? field }),
    severity,
    code,
    message,
    ...(text !== undefined && { value: text }),
  };
}
