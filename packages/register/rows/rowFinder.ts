import type { Finding, RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { createCleaner } from './clean.ts';
import { isMasked } from './mask.ts';
import { nearest } from './nearest.ts';
import type { Prepared } from './prepare.ts';
import { withoutRetired } from './retired.ts';

/** What is wrong with a row as it was given; `row` is there where its schema takes it. */
export type Found<R extends Row> = { row?: R; findings: readonly Finding[] };

const idShape = /^[\p{L}\p{N}._:()（）〔〕-]{1,64}$/u;
const surrogate = /[\ud800-\udfff]/;

export const isRowId = (id: unknown): id is string =>
  typeof id === 'string' && idShape.test(id) && !surrogate.test(id);

/** Finds what the schema, the tenant's values and the kind's own check say of a row. */
export type RowFinder<R extends Row> = {
  /** Of one that was given; `row` is as it would be stored. */
  given(value: unknown): Found<R>;
  /** Of a stored one, which was cleaned when it was written. */
  stored(row: Row): readonly Finding[];
};

export function createRowFinder<R extends Row>(
  kind: RegisterKind<R>,
  { columns, check }: Pick<Prepared<R>, 'columns' | 'check'>,
): RowFinder<R> {
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

  /** What the kind says of a row without its faulty fields, where they may be missing: reported now, not next time. */
  function foundBeside(cleaned: unknown, faults: readonly Finding[]): readonly Finding[] {
    if (typeof cleaned !== 'object' || cleaned === null) return [];
    const faulty = new Set(faults.map(({ field }) => field.split('/')[0]));
    const rest = Object.entries(cleaned).filter(([field]) => !faulty.has(field));
    const parsed = kind.schema.safeParse(Object.fromEntries(rest));
    return parsed.success ? check(parsed.data) : [];
  }

  function find(cleaned: unknown): Found<R> {
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
    if (!parsed.success || findings.length > 0) return { findings };
    return { row: parsed.data, findings: check(parsed.data) };
  }

  return {
    // Rows may hold what no new row has.
    given: (value) => find(clean(withoutRetired(kind, value))),
    stored: (row) => find(withoutRetired(kind, row)).findings,
  };
}

export const error = (field: string, code: string, message: string): Finding => ({
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

const unknownValue = (field: string, value: string): Finding =>
  error(field, 'unknown-value', `“${value.slice(0, 30)}”不在可选范围内，请从列表中选择。`);

const masked = (field: string): Finding =>
  error(field, 'masked-value', '这是脱敏后的值，与系统中的记录对不上，不能保存。请填写完整内容。');

function unknownField(field: string, fields: readonly string[]): Finding {
  const name = field.slice(0, 40);
  const like = nearest(field, fields);
  return error(name, 'unknown-field', `没有“${name}”这一项，${like ? `是否应为“${like}”？` : '请删除。'}`);
}
