import { canonicalJson } from '@mingcha/kernel';
import type { Column, Finding, RegisterKind, RetiredColumn } from '../kind.ts';
import type { Entry } from '../pages/entry.ts';
import { maxRowBytes } from '../pages/page.ts';
import { type Seal, sealRow } from '../pages/seal.ts';
import type { Context } from '../reading/view.ts';
import type { Row } from '../types.ts';
import { createCleaner } from './clean.ts';
import { isMasked } from './mask.ts';
import { nearest } from './nearest.ts';
import type { Ownership } from './ownership.ts';
import { type Prepared, prepareKind } from './prepare.ts';
import { withoutRetired } from './retired.ts';

/** A row that may be stored, or what keeps it out. Warnings come with either. */
export type CheckedRow<R extends Row> =
  | { ok: true; row: R; entry: Entry; findings: readonly Finding[] }
  | { ok: false; findings: readonly Finding[] };

export type RowChecker<R extends Row> = {
  check(value: unknown): CheckedRow<R>;
  /** Why a stored row may not be removed; missing where any may. */
  keeps: Prepared<R>['keeps'];
  /** What the writer may write; missing where that is everything. */
  ownership: Ownership<R> | undefined;
  /** The kind's columns with the tenant's own values. */
  columns: readonly Column[];
  retired: readonly RetiredColumn[];
};

const idShape = /^[\p{L}\p{N}._:()（）〔〕-]{1,64}$/u;
const surrogate = /[\ud800-\udfff]/;

export const isRowId = (id: unknown): id is string =>
  typeof id === 'string' && idShape.test(id) && !surrogate.test(id);

/** The one check that every row passes, from a form, a machine or a file. `prepared` is read where it is not given. */
export async function createRowChecker<R extends Row>(
  kind: RegisterKind<R>,
  { store, now, ownership }: Pick<Context<R>, 'store' | 'now' | 'ownership'>,
  seal: Seal,
  prepared?: Prepared<R>,
): Promise<RowChecker<R>> {
  const { columns, check: checkMore, keeps } = prepared ?? (await prepareKind(kind, { store, now }));
  const clean = createCleaner(kind.columns);
  const fields = kind.columns.map((column) => column.field);
  const known = new Set(fields);
  const personal = kind.columns.filter((column) => column.personal).map((column) => column.field);
  const required = kind.columns.filter((column) => column.required);
  const allowed = columns.flatMap(({ field, values, form }) =>
    values && form === undefined
      ? [[field, new Set<unknown>(values.map((v) => (typeof v === 'string' ? v : v.value)))] as const]
      : [],
  );

  /** What the schema does not look at. */
  function unfit(value: unknown): Finding[] {
    const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const findings: Finding[] = [];
    for (const field of Object.keys(given)) if (!known.has(field)) findings.push(unknownField(field, fields));
    for (const { field, header } of required) {
      if (given[field] === undefined) findings.push(error(field, 'missing-value', `${header}必填。`));
    }
    for (const [field, values] of allowed) {
      for (const part of [given[field]].flat()) {
        // What is not even text is refused by the schema.
        if (typeof part === 'string' && !values.has(part)) findings.push(unknownValue(field, part));
      }
    }
    for (const field of personal) if (isMasked(given[field])) findings.push(masked(field));
    if (given.id !== undefined && !isRowId(given.id)) findings.push(badId);
    return findings;
  }

  function sealed(row: R): Entry | undefined {
    try {
      return sealRow(seal, row);
    } catch (error) {
      if (brokenFields(row).length > 0) return undefined;
      throw error;
    }
  }

  /** What the kind says of a row without its faulty fields, where they may be missing: reported now, not next time. */
  function foundBeside(cleaned: unknown, faults: readonly Finding[]): readonly Finding[] {
    if (typeof cleaned !== 'object' || cleaned === null) return [];
    const faulty = new Set(faults.map(({ field }) => field.split('/')[0]));
    const rest = Object.entries(cleaned).filter(([field]) => !faulty.has(field));
    const parsed = kind.schema.safeParse(Object.fromEntries(rest));
    return parsed.success ? checkMore(parsed.data) : [];
  }

  function check(value: unknown): CheckedRow<R> {
    // Stored rows may hold what no new row has.
    const cleaned = clean(withoutRetired(kind, value));
    const findings = unfit(cleaned);
    const parsed = kind.schema.safeParse(cleaned);
    if (!parsed.success) {
      const reported = new Set(findings.map((finding) => finding.field));
      for (const issue of parsed.error.issues) {
        const field = issue.path.map(String).join('/');
        // Fields of the row itself that are not known were reported above, with the name they are like.
        if (reported.has(field) || (issue.code === 'unrecognized_keys' && field === '')) continue;
        findings.push({ field, severity: 'error', code: 'invalid-value', message: issue.message });
      }
      findings.push(...foundBeside(cleaned, findings));
    }
    if (!parsed.success || findings.length > 0) return { ok: false, findings };
    const row = parsed.data;
    const found = checkMore(row);
    if (found.some((finding) => finding.severity === 'error')) return { ok: false, findings: found };
    const entry = sealed(row);
    if (!entry) return { ok: false, findings: brokenFields(row).map(badText) };
    if (entry.size > maxRowBytes) return { ok: false, findings: [rowTooLarge] };
    return { ok: true, row, entry, findings: found };
  }

  return { check, keeps, ownership, columns, retired: kind.retired ?? [] };
}

/** Fields that have no canonical form: half a surrogate pair is all that a schema lets through. */
const brokenFields = (row: Row): string[] =>
  Object.entries(row).flatMap(([field, value]) => (hasCanonicalForm(value) ? [] : [field]));

function hasCanonicalForm(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}

const error = (field: string, code: string, message: string): Finding => ({
  field,
  severity: 'error',
  code,
  message,
});

const badId = error(
  'id',
  'bad-id',
  '编号应为 1 至 64 个字母、数字、汉字或 . _ : - ( ) 〔 〕，不能有空格和其他符号。',
);

const rowTooLarge = error(
  '',
  'row-too-large',
  `一行内容不能超过 ${maxRowBytes / 1000} KB，请精简文字较长的列。`,
);

const unknownValue = (field: string, value: string): Finding =>
  error(field, 'unknown-value', `“${value.slice(0, 30)}”不在可选范围内，请从列表中选择。`);

const badText = (field: string): Finding => error(field, 'bad-text', '含有不完整的字符，请重新输入。');

const masked = (field: string): Finding =>
  error(field, 'masked-value', '这是脱敏后的值，与系统中的记录对不上，不能保存。请填写完整内容。');

function unknownField(field: string, fields: readonly string[]): Finding {
  const name = field.slice(0, 40);
  const like = nearest(field, fields);
  return error(name, 'unknown-field', `没有“${name}”这一项，${like ? `是否应为“${like}”？` : '请删除。'}`);
}
