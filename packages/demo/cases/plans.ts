import type { CityFacts } from '../cities.ts';
import { dayNumber } from '../dates.ts';
import { itemNamed } from '../items.ts';
import type { DemoCase } from './types.ts';

/** The batches of a year, by their names. */
export const yearBatches = {
  food: '食品经营和餐饮服务',
  reports: '企业年报和即时公示信息',
  equipment: '特种设备使用单位',
  drugs: '药品零售和使用单位',
} as const;

const planDay = '02-10';

/** The annual plan of the market regulator for a year, drafted on 10 February and published some days later. */
export function yearPlan(
  { code, past }: Pick<CityFacts, 'code' | 'past'>,
  year: number,
  today: string,
): DemoCase {
  const batch = (name: string, items: readonly string[], more: object) => ({
    name,
    items: items.map(itemNamed),
    kind: '重点检查事项',
    aim: '不定向',
    frequency: '每年一次',
    modes: ['现场检查'],
    from: `${year}-03-01`,
    until: `${year}-12-31`,
    byClass: false,
    ...more,
  });
  const since = Math.max(1, dayNumber(today) - dayNumber(`${year}-${planDay}`));
  const after = (by: number) => Math.max(0, since - by);
  return {
    type: 'inspection-plans',
    daysAgo: since,
    by: 'scjg',
    values: {
      title: `${year} 年度市场监管领域“双随机、一公开”抽查计划`,
      kind: '部门抽查计划',
      year,
      dept: `${code}-scjg`,
      batches: [
        batch(yearBatches.food, ['食品销售监督检查', '餐饮服务监督检查'], {
          scope: '全市食品经营和餐饮服务单位',
          ratio: 3,
        }),
        batch(yearBatches.reports, ['年度报告和即时公示信息检查', '登记事项检查'], {
          kind: '一般检查事项',
          scope: '全市各类市场主体，按信用风险分类抽取',
          ratio: 3,
          byClass: true,
        }),
        batch(yearBatches.equipment, ['特种设备使用单位安全检查'], {
          scope: '全市特种设备使用单位',
          count: past.equipment,
        }),
        batch(yearBatches.drugs, ['药品零售使用质量检查'], {
          scope: '全市药品零售企业和使用单位',
          count: past.drugs,
        }),
      ],
    },
    steps: [
      { daysAgo: after(4), by: 'scjg', act: 'settle' },
      { daysAgo: after(5), by: 'scjg', act: 'publish' },
      { daysAgo: after(6), by: 'office', approve: 'publish' },
      { daysAgo: after(7), by: 'scjg-head', approve: 'publish' },
    ],
    everywhere: true,
  };
}

/** What two departments inspect together in a year: the lead, who joins, and the batch. */
export const jointBatch = {
  lead: 'yjgl',
  joint: 'scjg',
  name: '危险化学品经营单位部门联合检查',
  items: ['危险化学品经营安全检查', '明码标价和收费行为检查'],
  scope: '全市危险化学品生产、经营单位',
} as const;

/** The joint plan of two departments for a year, drafted with the regulator's own. */
export function jointPlan(
  { code, past }: Pick<CityFacts, 'code' | 'past'>,
  year: number,
  today: string,
): DemoCase {
  const { lead, joint, name, items, scope } = jointBatch;
  const count = past.joint;
  const since = Math.max(1, dayNumber(today) - dayNumber(`${year}-${planDay}`));
  const after = (by: number) => Math.max(0, since - by);
  const days = { from: `${year}-03-01`, until: `${year}-12-31` };
  return {
    type: 'inspection-plans',
    daysAgo: since,
    by: lead,
    values: {
      title: `${year} 年度危险化学品领域部门联合抽查计划`,
      kind: '部门联合抽查计划',
      year,
      dept: `${code}-${lead}`,
      joint: [`${code}-${joint}`],
      batches: [
        {
          ...{ name, items: items.map(itemNamed), kind: '重点检查事项', aim: '不定向', scope, count },
          ...{ frequency: '每年一次', modes: ['现场检查'], byClass: false, ...days },
        },
      ],
    },
    steps: [
      { daysAgo: after(4), by: lead, act: 'settle' },
      { daysAgo: after(5), by: lead, act: 'publish' },
      { daysAgo: after(6), by: 'office', approve: 'publish' },
      { daysAgo: after(7), by: `${lead}-head`, approve: 'publish' },
    ],
  };
}

/** The annual plans for this year and the one before. */
export function planCases(city: CityFacts, today: string): DemoCase[] {
  const year = Number(today.slice(0, 4));
  return [yearPlan(city, year - 1, today), yearPlan(city, year, today)];
}

/** A task of the market regulator outside of its plans. */
export function taskCases({ code }: CityFacts, today: string): DemoCase[] {
  const until = `${today.slice(0, 4)}-12-31`;
  return [
    {
      type: 'inspection-tasks',
      daysAgo: 12,
      by: 'scjg',
      values: {
        title: '投诉集中的食品经营单位抽查',
        source: '计划外',
        ground: '投诉举报',
        groundText: '近一月 12345 热线反映过期食品的投诉集中。',
        dept: `${code}-scjg`,
        aim: '定向',
        modes: ['现场检查'],
        items: [itemNamed('食品销售监督检查')],
        scope: '近一月被投诉的食品经营单位',
        from: today,
        until: until > today ? until : today,
      },
      steps: [
        { daysAgo: 11, by: 'scjg-head', act: 'permit' },
        { daysAgo: 10, by: 'scjg', act: 'announce' },
      ],
      everywhere: true,
    },
  ];
}
