import type { CreditRecord } from '@mingcha/credit/cases';
import type { ObjectRow } from '@mingcha/inspection';
import { compilerFor, type Expression, type RuleField } from '@mingcha/rules';

type Facts = ReadonlyMap<string, unknown>;
type Fact<From> = RuleField & { of: (from: From) => unknown };

const fromRoster: Readonly<Record<string, Fact<ObjectRow>>> = {
  kind: { title: '主体类型', type: 'string', of: ({ type }) => type },
  industry: { title: '行业代码', type: 'string', of: ({ industry }) => industry },
  established: { title: '成立日期', type: 'string', of: ({ established }) => established },
  division: { title: '区划代码', type: 'string', of: ({ division }) => division },
  scope: { title: '经营范围', type: 'string', of: ({ scope }) => scope },
  labels: { title: '监管标签', type: 'strings', of: ({ labels = [] }) => labels },
  permits: { title: '许可证', type: 'strings', of: ({ permits = [] }) => permits.map(({ name }) => name) },
};

type Records = readonly CreditRecord[];
const inForce = (records: Records, kind: string): Records =>
  records.filter((one) => one.kind === kind && one.state === 'in-force');
/** What the latest record of a kind says; undefined where there is none. */
const latest = (kind: string, field: string) => (records: Records) =>
  inForce(records, kind).toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]?.values[field];

const fromRecords: Readonly<Record<string, Fact<Records>>> = {
  penalties: {
    title: '有效的行政处罚数',
    type: 'number',
    of: (records) => inForce(records, 'penalty').length,
  },
  dishonest: {
    title: '失信被执行人',
    type: 'boolean',
    of: (records) =>
      inForce(records, 'court-enforcement').some(
        ({ values: { category, performed } }) => category === '失信被执行人' && performed !== true,
      ),
  },
  taxGrade: { title: '纳税信用级别', type: 'string', of: latest('tax-mark', 'grade') },
  insurance: {
    title: '社会保险缴费情况',
    type: 'string',
    of: latest('social-insurance-mark', 'status'),
  },
  annualReport: { title: '年度报告报送情况', type: 'string', of: latest('annual-report', 'status') },
};

const factsOf =
  <From>(facts: Readonly<Record<string, Fact<From>>>) =>
  (from: From): Facts =>
    new Map(Object.entries(facts).map(([name, { of }]) => [name, of(from)]));

/** The facts of an enterprise that its row in the roster has, and those that its records have. */
const rosterFacts = factsOf(fromRoster);
const recordFacts = factsOf(fromRecords);

/** Compiles a condition over an enterprise's facts. A class of supervision is none of them: it is nobody's outside. */
export const compileMatch = compilerFor(new Map(Object.entries({ ...fromRoster, ...fromRecords })));

/** What of an enterprise its roster row alone says of a condition; `records` where its records decide. */
export function byRoster(match: Expression, row: ObjectRow): 'yes' | 'no' | 'records' {
  const outcome = match.evaluate(rosterFacts(row));
  if (outcome.is === 'missing') return Object.hasOwn(fromRecords, outcome.field) ? 'records' : 'no';
  return outcome.is === 'value' && outcome.value === true ? 'yes' : 'no';
}

/** Whether the condition holds with the enterprise's records. */
export const byRecords = (match: Expression, row: ObjectRow, records: Records): boolean =>
  match.holds(new Map([...rosterFacts(row), ...recordFacts(records)]));
