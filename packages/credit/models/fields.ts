import type { RuleField, RuleFields, Values } from '@mingcha/rules';
import type { CreditRecord } from '../records/record.ts';

/** What an expression may read of a subject that stands in the object roster. */
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

/** What an expression of an indicator or a direct rule may read, beside `own` of the subject; undefined where there is no such kind. */
export function fieldsFor(
  kinds: RecordKinds,
  kind: string | undefined,
  own: RuleFields,
): RuleFields | undefined {
  if (kind === undefined) return own;
  const known = kinds.get(kind);
  return known && new Map([...known.elements, ...recordFields, ...own]);
}

/** The columns of the object roster that evaluations read, and what other sources say of a subject by the names of their fields. */
export type SubjectRow = {
  readonly id: string;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly industry?: string | undefined;
  readonly division?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly permits?: readonly { readonly name: string }[] | undefined;
  readonly established?: string | undefined;
  readonly own?: Readonly<Record<string, unknown>> | undefined;
};

/** Full months from one `YYYY-MM-DD` to another; negative where the second is earlier. */
export function fullMonths(from: string, to: string): number {
  return monthsOf(to) - monthsOf(from) - (dayOf(to) < dayOf(from) ? 1 : 0);
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const dayOf = (day: string): number => Number(day.slice(8, 10));

/** The values of a subject's fields on a day, each made when it is asked for: most never are. */
class SubjectValues implements Values {
  private readonly row: SubjectRow;
  private readonly on: string;

  constructor(row: SubjectRow, on: string) {
    this.row = row;
    this.on = on;
  }

  get(field: string): unknown {
    const { type, status, industry, division, labels = [], permits = [], established, own } = this.row;
    switch (field) {
      case 'subjectType':
        return type;
      case 'subjectStatus':
        return status;
      case 'subjectIndustry':
        return industry;
      case 'subjectDivision':
        return division;
      case 'subjectLabels':
        return labels;
      case 'subjectPermits':
        return permits.map(({ name }) => name);
      case 'subjectMonths':
        return established === undefined ? undefined : fullMonths(established, this.on);
      default:
        return own?.[field];
    }
  }
}

/** The values of a subject's fields on a day, `YYYY-MM-DD`. */
export const subjectValues = (row: SubjectRow, on: string): Values => new SubjectValues(row, on);

type Read = Pick<CreditRecord, 'values' | 'authority'>;

class RecordValues implements Values {
  private readonly record: Read;
  private readonly age: number;
  private readonly subject: Values | undefined;

  constructor(record: Read, age: number, subject: Values | undefined) {
    this.record = record;
    this.age = age;
    this.subject = subject;
  }

  get(field: string): unknown {
    const { values, authority } = this.record;
    if (field === 'ageMonths') return this.age;
    if (field === 'recordAuthority') return authority;
    return Object.hasOwn(values, field) ? values[field] : this.subject?.get(field);
  }
}

/** The values of a record of an age in full months, and of its subject where that is read too. */
export const recordValues = (record: Read, age: number, subject?: Values): Values =>
  new RecordValues(record, age, subject);
