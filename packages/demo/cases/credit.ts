import { addDays } from '@mingcha/kernel';
import type { CityFacts } from '../cities.ts';
import type { CreditRow } from '../credit/records.ts';
import type { ObjectRow } from '../rows.ts';
import type { DemoCase, DemoStep } from './types.ts';

/** So many days before today the records that were there by then are reported: before the first case about one. */
export const reportedDaysAgo = 30;

type Subject = Pick<ObjectRow, 'id' | 'name' | 'type' | 'status' | 'riskClass' | 'labels'>;

/**
 * What happens about the credit of a city's enterprises: repairs, objections, a class that is changed by hand, and the list of
 * abnormal operation. Where a small city has too few penalties or enterprises, the last of them are missing.
 */
export function creditCases(
  { code }: Pick<CityFacts, 'code'>,
  { rows, objects, today }: { rows: readonly CreditRow[]; objects: readonly Subject[]; today: string },
): DemoCase[] {
  const dept = `${code}-scjg`;
  const penalties = rows
    .filter((row) => isRepairable(row, addDays(today, -120)))
    .sort((one, other) => (one.date < other.date ? 1 : -1));
  const recorded = new Set(rows.map(({ subject }) => subject));
  const free = objects.filter(({ id, status }) => status === '在营' && !recorded.has(id));
  const pick = (is: (one: Subject) => boolean) => free.filter(is).slice(0, 1);
  const about = [underObjection, waitingRepair, carriedOutRepair, answeredObjection, refusedRepair];
  return [
    ...about.flatMap((make, i) => (penalties[i] ? [make(penalties[i], dept)] : [])),
    ...penalties
      .slice(about.length)
      .filter((row) => staysPublic(row, today))
      .slice(0, 1)
      .map((row) => punished(row, dept, today)),
    // Without a label no model finds it risky.
    ...pick(({ type, riskClass, labels }) => type === '企业' && riskClass === 'B' && !labels).map((one) =>
      changedClass(one, dept, today),
    ),
    ...pick(({ type, riskClass }) => type === '企业' && riskClass !== 'B').map((one) =>
      abnormal(one, dept, today),
    ),
    ...pick(({ type }) => type === '个体工商户').map((one) => abnormal(one, dept, today)),
  ];
}

/** A penalty of the market regulator's, neither light nor grave, that was published by a day. */
function isRepairable({ kind, authority, values }: CreditRow, by: string): boolean {
  const { fine, published } = values;
  return (
    kind === 'penalty' &&
    authority.includes('市场监督管理局') &&
    typeof published === 'string' &&
    published <= by &&
    typeof fine === 'number' &&
    fine >= 10_000 &&
    fine < 100_000
  );
}

/** Whether a penalty stays public for as long as its measure lasts: three years, or a year since the new rules. */
const staysPublic = ({ date, values: { published } }: CreditRow, today: string): boolean =>
  String(published) > addDays(today, date < '2026-04-01' ? -900 : -270);

const head = 'scjg-head';
const authority = 'scjg';

function repair(row: CreditRow, dept: string, daysAgo: number, steps: readonly DemoStep[]): DemoCase {
  return {
    type: 'credit-repairs',
    daysAgo,
    by: 'office',
    values: { name: row.name, uscc: row.subject, record: row.number, contact: '赵文斌 15400007001' },
    files: {
      proof: [{ name: '罚款缴款凭证.txt', text: `${row.number}的罚款已全部缴清（演示）。` }],
      pledge: [{ name: '信用承诺书.txt', text: '本单位承诺依法经营，所交材料属实（演示）。' }],
    },
    steps: [{ daysAgo, by: 'office', act: 'push', values: { authority: dept } }, ...steps],
  };
}

const accepted = ({ values: { published } }: CreditRow, daysAgo: number): DemoStep => ({
  daysAgo,
  by: authority,
  act: 'accept',
  values: { weight: '一般', publishedOn: published },
});

const waitingRepair = (row: CreditRow, dept: string) => repair(row, dept, 1, []);

const carriedOutRepair = (row: CreditRow, dept: string) =>
  repair(row, dept, 12, [
    accepted(row, 11),
    { daysAgo: 3, by: authority, act: 'repair' },
    { daysAgo: 2, by: head, approve: 'repair' },
  ]);

const refusedRepair = (row: CreditRow, dept: string) =>
  repair(row, dept, 14, [
    accepted(row, 13),
    {
      daysAgo: 7,
      by: authority,
      act: 'refuse',
      values: { ground: '经核实，违法所得尚未全部上缴，义务未履行完毕。缴清后可以重新申请。' },
    },
    { daysAgo: 6, by: head, approve: 'refuse' },
  ]);

function objection(
  { name, subject, number }: CreditRow,
  daysAgo: number,
  { facts, steps }: { facts: string; steps: readonly DemoStep[] },
): DemoCase {
  const values = { name, uscc: subject, about: '信用记录', number, facts, contact: '王淑芳 15400007002' };
  return { type: 'credit-objections', daysAgo, by: 'office', values, steps };
}

const taken = (daysAgo: number, dept: string): DemoStep => ({
  daysAgo,
  by: 'office',
  act: 'accept',
  values: { authority: dept },
});

const underObjection = (row: CreditRow, dept: string) =>
  objection(row, 4, {
    facts: '公示的罚款金额与决定书送达的金额不一致，请核对后更正。',
    steps: [taken(3, dept)],
  });

const answeredObjection = (row: CreditRow, dept: string) =>
  objection(row, 16, {
    facts: '违法行为发生时门店已经转让，不应记在我单位名下。',
    steps: [
      taken(15, dept),
      {
        daysAgo: 11,
        by: authority,
        act: 'dismiss',
        values: {
          finding: '调取原案卷和登记档案，转让登记在检查之后。',
          reply: '经核查，检查当日营业执照仍登记在你单位名下，公示内容无误。',
        },
      },
      { daysAgo: 10, by: head, approve: 'dismiss' },
    ],
  });

const changedClass = ({ id }: Subject, dept: string, today: string): DemoCase => ({
  type: 'class-changes',
  daysAgo: 6,
  by: authority,
  values: { object: id, dept },
  steps: [
    {
      daysAgo: 6,
      by: authority,
      act: 'change',
      values: {
        wanted: 'C 类',
        reason: '两个月内被投诉七次，正在立案调查，调查期间提高检查频次。',
        until: addDays(today, 90),
      },
      files: { proof: [{ name: '立案审批表.txt', text: '投诉七件，均指向同一批次商品（演示）。' }] },
    },
    { daysAgo: 5, by: head, approve: 'change' },
  ],
});

/** A measure of the published list, in force for two more months. */
const punished = ({ subject, number }: CreditRow, dept: string, today: string): DemoCase => ({
  type: 'punishment-uses',
  daysAgo: 9,
  by: authority,
  values: { object: subject, measure: 'CJ-0002', rests: number, dept },
  steps: [
    {
      daysAgo: 8,
      by: authority,
      act: 'impose',
      values: {
        relation: '处罚所涉的经营活动属于同一监管领域。',
        proportion: '检查频次不超过同类主体的比例上限，不影响其他办理事项。',
        begins: addDays(today, -7),
        until: addDays(today, 60),
      },
    },
    { daysAgo: 7, by: head, approve: 'impose' },
  ],
});

/** The last year whose reports are due, which is on 30 June of the year after it. */
const reportYear = (today: string) => Number(today.slice(0, 4)) - (today.slice(5, 7) >= '07' ? 1 : 2);

/** An enterprise is listed, a household business marked. */
function abnormal({ id, name, type }: Subject, dept: string, today: string): DemoCase {
  const year = reportYear(addDays(today, -reportedDaysAgo));
  const pleading = '会计离职，忘记填报，正在补报。';
  return {
    type: 'abnormal-listings',
    daysAgo: 24,
    by: authority,
    values: {
      ...{ name, uscc: id, kind: type, dept, year, reason: '未按期公示年度报告' },
      facts: `至 ${year + 1} 年 6 月 30 日未公示 ${year} 年度报告。`,
    },
    steps: [
      { daysAgo: 22, by: authority, act: 'tell' },
      { daysAgo: 19, by: authority, act: 'plead', values: { pleading } },
      { daysAgo: 12, by: authority, act: 'list' },
      { daysAgo: 11, by: head, approve: 'list' },
    ],
  };
}
