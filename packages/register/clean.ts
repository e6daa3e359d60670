import type { Column } from './kind.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * A value as rows keep it: text without blanks at its ends, codes in half-width characters without inner blanks, and
 * what is empty left out, so that a row is the same whether it came from a file or from a form.
 */
export function cleanValue(column: Column, value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.normalize('NFC').trim();
    return column.type === 'code' ? text.normalize('NFKC').replace(/\s+/g, '') : text;
  }
  if (!Array.isArray(value)) return value;
  const { records } = column;
  const parts = value.map((part) => (records ? cleanFields(records, part) : cleanValue(column, part)));
  return parts.filter((part) => !isEmpty(part));
}

/** As `cleanValue` for every field of an object; anything that is not an object stays as it is. */
export function cleanFields(columns: readonly Column[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const byField = new Map(columns.map((column) => [column.field, column]));
  const fields = Object.entries(value).map(([field, part]) => {
    const column = byField.get(field);
    return [field, column ? cleanValue(column, part) : part] as const;
  });
  return Object.fromEntries(fields.filter(([, part]) => !isEmpty(part)));
}
