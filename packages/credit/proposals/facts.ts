import { addDays, spokenDate } from '@mingcha/kernel';
import type { CreditRecord } from '../records/record.ts';
import { recordText } from '../repair/concerned.ts';
import { unreachable } from './noted.ts';

/** A listing that facts propose; `key` names them, so that the same facts propose it once. */
export type Proposal = {
  key: string;
  /** `YYYY-MM-DD` since which it can be proposed. */
  since: string;
  reason: '未按期公示年度报告' | typeof unreachable;
  year?: number;
  facts: string;
  department: string | undefined;
};

/** The last day on which the report of a year is handed in. */
const lastDay = (year: number) => `${year + 1}-06-30`;

const annual = ({ kind, state }: CreditRecord) => kind === 'annual-report' && state === 'in-force';

/** What the records of a subject propose: a report that is missing after its day, an address where nobody was found. */
export const proposalsOf = (records: readonly CreditRecord[]): Proposal[] =>
  records.flatMap((one): Proposal[] => {
    const { kind, state, subject, id, date, values, department } = one;
    if (annual(one) && values.status === '未报送') {
      const year = Number(values.year);
      const facts = `${recordText(one)}：${year} 年度报告未报送，应于${spokenDate(lastDay(year))}前公示。`;
      const since = addDays(lastDay(year), 1);
      return [{ key: `${subject} ${year}`, since, reason: '未按期公示年度报告', year, facts, department }];
    }
    if (kind !== 'inspection' || state !== 'in-force' || !String(values.result ?? '').includes(unreachable))
      return [];
    const facts = `${recordText(one)}：${unreachable}。`;
    return [{ key: id, since: date, reason: unreachable, facts, department }];
  });

/** The years whose report has come in. */
export const reportedYears = (records: readonly CreditRecord[]): ReadonlySet<number> =>
  new Set(
    records.flatMap((one) =>
      annual(one) && one.values.status !== '未报送' ? [Number(one.values.year)] : [],
    ),
  );

/** What kind of subject a credit code names, as the list of abnormal operation knows them; undefined for others. */
export const kindOfCode = (code: string): '企业' | '个体工商户' | '农民专业合作社' | undefined =>
  (({ '91': '企业', '92': '个体工商户', '93': '农民专业合作社' }) as const)[code.slice(0, 2)];
