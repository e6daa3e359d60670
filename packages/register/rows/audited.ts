import { type AuditChange, type AuditObject, auditChanges, auditRowId } from '@mingcha/http';
import type { Column, RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { cellCodec } from './cells.ts';
import { createCleaner } from './clean.ts';
import { maskRow } from './mask.ts';
import { withoutRetired } from './retired.ts';

/** A register, and a row of one, as the audit log names them. */
export const auditedRegister = ({ name, title }: Pick<RegisterKind<Row>, 'name' | 'title'>) => ({
  id: name,
  name: title,
});

export function auditedRow({ name: register }: RegisterKind<Row>, row: Row): AuditObject {
  const { name } = row as Row & { name?: unknown };
  return {
    kind: 'row',
    id: auditRowId(register, row.id),
    name: typeof name === 'string' && name !== row.id ? `${name}（${row.id}）` : row.id,
    in: register,
  };
}

/** A row that was given, as it is stored. */
export function storedAs(kind: RegisterKind<Row>, row: Row): Row {
  const given = withoutRetired(kind, row);
  const parsed = kind.schema.safeParse(createCleaner(kind.columns)(given));
  return parsed.success ? parsed.data : given;
}

/** What an edit changes in a stored row, as a file would show it; personal values masked. `columns` have the tenant's values. */
export function rowChanges(
  columns: readonly Column[],
  before: Row | undefined,
  after: Row | undefined,
): AuditChange[] {
  const byField = new Map(columns.map((column) => [column.field, column]));
  const show = (field: string, value: unknown): unknown => {
    const column = byField.get(field);
    if (value === undefined || !column) return undefined;
    const masked = (maskRow([column], { id: '', [field]: value }) as Record<string, unknown>)[field];
    return masked === undefined ? '***' : cellCodec(column).format(masked);
  };
  const labels = Object.fromEntries(columns.map(({ field, header }) => [field, header]));
  return auditChanges(before, after, labels, show);
}
