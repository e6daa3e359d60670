import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { cleanFields } from './clean.ts';
import type { Column, Finding, Preparation, RegisterKind } from './kind.ts';
import { nearest } from './nearest.ts';
import { lineOf, maxRowBytes } from './page.ts';
import type { Row } from './types.ts';

/** A row that may be stored, with its bytes, or what keeps it out. Warnings come with either. */
export type CheckedRow<R extends Row> =
  | { ok: true; row: R; line: Buffer; findings: readonly Finding[] }
  | { ok: false; findings: readonly Finding[] };

export type RowChecker<R extends Row> = {
  check(value: unknown): CheckedRow<R>;
  /** The kind's columns with the tenant's own values. */
  columns: readonly Column[];
};

const idShape = /^[\p{L}\p{N}._:()（）〔〕-]{1,64}$/u;

export const isRowId = (id: unknown): id is string =>
  typeof id === 'string' && idShape.test(id) && !/[\ud800-\udfff]/.test(id);

/** The one check that every row passes, from a form, a machine or a file. */
export async function createRowChecker<R extends Row>(
  kind: RegisterKind<R>,
  { store, now }: { store: TenantStore; now: Clock },
): Promise<RowChecker<R>> {
  const prepared: Preparation<R> = (await kind.prepare?.({ store, today: shanghaiDate(now()) })) ?? {};
  const fields = kind.columns.map((column) => column.field);
  const known = new Set(fields);

  function check(value: unknown): CheckedRow<R> {
    const clean = cleanFields(kind.columns, value);
    const findings: Finding[] = [];
    if (typeof clean === 'object' && clean !== null) {
      for (const field of Object.keys(clean))
        if (!known.has(field)) findings.push(unknownField(field, fields));
      if ('id' in clean && !isRowId(clean.id)) findings.push(badId);
    }
    const parsed = kind.schema.safeParse(clean);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const field = issue.path.map(String).join('/');
        findings.push({ field, severity: 'error', code: 'invalid-value', message: issue.message });
      }
    }
    if (!parsed.success || findings.length > 0) return { ok: false, findings };
    const row = parsed.data;
    const line = lineOf(row);
    if (line.length > maxRowBytes) return { ok: false, findings: [rowTooLarge] };
    const found = prepared.check?.(row) ?? [];
    if (found.some((finding) => finding.severity === 'error')) return { ok: false, findings: found };
    return { ok: true, row, line, findings: found };
  }

  const columns = kind.columns.map((column) => {
    const values = prepared.values?.[column.field];
    return values ? { ...column, values } : column;
  });
  return { check, columns };
}

const badId: Finding = {
  field: 'id',
  severity: 'error',
  code: 'bad-id',
  message: '编号应为 1 至 64 个字母、数字、汉字或 . _ : - ( ) 〔 〕，不能有空格和其他符号。',
};

const rowTooLarge: Finding = {
  field: '',
  severity: 'error',
  code: 'row-too-large',
  message: `一行内容不能超过 ${maxRowBytes / 1000} KB，请精简文字较长的列。`,
};

function unknownField(field: string, fields: readonly string[]): Finding {
  const like = nearest(field, fields);
  const hint = like ? `是否应为“${like}”？` : '请删除。';
  return {
    field: field.slice(0, 40),
    severity: 'error',
    code: 'unknown-field',
    message: `没有“${field.slice(0, 40)}”这一项，${hint}`,
  };
}
