import type { Cell, Column } from '../api/types.ts';
import { permilleText } from '../ui/show/format.ts';

/** A cell as plain text, for titles, comparisons and lists of changes; empty for none. */
export function cellText(
  column: Column,
  value: Cell,
  label: (column: Column, value: string) => string,
): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    return (value as readonly Cell[]).map((one) => cellText(column, one, label)).join('、');
  }
  if (typeof value === 'object') return recordText(column, value as Record<string, Cell>);
  if (typeof value === 'boolean') return value ? '是' : '否';
  const edition = column.system ? /^\d{6}\/(\d+)\//.exec(String(value))?.[1] : undefined;
  if (edition !== undefined) return `省第 ${edition} 版`;
  if (typeof value === 'number') return column.note?.includes('千分') ? permilleText(value) : String(value);
  return label(column, value as string);
}

function recordText(column: Column, record: Record<string, Cell>): string {
  const fields = column.records ?? Object.keys(record).map((field) => ({ field, header: field }));
  return fields
    .map(({ field, header }) => {
      const value = record[field];
      // A bare yes says nothing among other values.
      return typeof value === 'boolean' ? (value ? header : '') : value;
    })
    .filter((value) => value !== undefined && value !== null && value !== '')
    .join(' ');
}
