import type { RuleField, RuleFields } from '@mingcha/rules';

/** What an expression may read of a subject. For an enterprise it comes from its row of the object roster. */
export const subjectFields: RuleFields = new Map<string, RuleField>([
  ['subjectType', { title: '主体类型', type: 'string' }],
  ['subjectStatus', { title: '主体状态', type: 'string' }],
  ['subjectIndustry', { title: '主体行业', type: 'string' }],
  ['subjectDivision', { title: '主体区划', type: 'string' }],
  ['subjectLabels', { title: '监管标签', type: 'strings' }],
  ['subjectPermits', { title: '许可证名称', type: 'strings' }],
  ['subjectMonths', { title: '成立满几个月', type: 'number' }],
]);

/** What an expression may read of every record, besides the elements of its kind. */
export const recordFields: RuleFields = new Map<string, RuleField>([
  ['ageMonths', { title: '距决定满几个月', type: 'number' }],
  ['recordAuthority', { title: '决定机关', type: 'string' }],
]);

/** A kind of records as models see it: its title and the elements that its records have. */
export type RecordKind = { readonly title: string; readonly elements: RuleFields };
/** The kinds that a tenant has, by name. */
export type RecordKinds = ReadonlyMap<string, RecordKind>;

/** What an expression of an indicator or a direct rule may read; undefined where there is no such kind. */
export function fieldsFor(kinds: RecordKinds, kind: string | undefined): RuleFields | undefined {
  if (kind === undefined) return subjectFields;
  const known = kinds.get(kind);
  return known && new Map([...known.elements, ...recordFields, ...subjectFields]);
}

/** The columns of the object roster that evaluations read. */
export type SubjectRow = {
  readonly id: string;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly industry?: string | undefined;
  readonly division?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly permits?: readonly { readonly name: string }[] | undefined;
  readonly established?: string | undefined;
};

/** Full months from one `YYYY-MM-DD` to another; negative where the second is earlier. */
export function fullMonths(from: string, to: string): number {
  const part = (text: string, at: number, length: number) => Number(text.slice(at, at + length));
  const months = (text: string) => part(text, 0, 4) * 12 + part(text, 5, 2);
  return months(to) - months(from) - (part(to, 8, 2) < part(from, 8, 2) ? 1 : 0);
}

/** The values of a subject's fields on a day, `YYYY-MM-DD`. */
export const subjectValues = (row: SubjectRow, on: string): Map<string, unknown> =>
  new Map<string, unknown>([
    ['subjectType', row.type],
    ['subjectStatus', row.status],
    ['subjectIndustry', row.industry],
    ['subjectDivision', row.division],
    ['subjectLabels', row.labels ?? []],
    ['subjectPermits', (row.permits ?? []).map(({ name }) => name)],
    ['subjectMonths', row.established === undefined ? undefined : fullMonths(row.established, on)],
  ]);
