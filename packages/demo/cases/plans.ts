import type { CityFacts } from '../cities.ts';
import { dayNumber } from '../dates.ts';
import { itemNamed } from '../items.ts';
import type { DemoCase, DemoStep } from './types.ts';

/** The annual plans of the market regulator for this year and the one before, and a task outside of them. */
export function planCases({ code }: CityFacts, today: string): DemoCase[] {
  const dept = `${code}-scjg`;
  const year = Number(today.slice(0, 4));
  const since = (day: string) => Math.max(1, dayNumber(today) - dayNumber(day));
  const batch = (of: number, name: string, from: string, until: string, more: object) => ({
    name,
    items: [itemNamed('食品销售监督检查'), itemNamed('餐饮服务监督检查')],
    kind: '重点检查事项',
    aim: '不定向',
    scope: '全市食品经营和餐饮服务单位',
    ratio: 3,
    frequency: '每年一次',
    modes: ['现场检查'],
    from: `${of}-${from}`,
    until: `${of}-${until}`,
    byClass: false,
    ...more,
  });
  const plan = (of: number): DemoCase => {
    const days = (day: string, by: number) => Math.max(0, since(`${of}-${day}`) - by);
    const steps: DemoStep[] = [
      { daysAgo: days('02-10', 4), by: 'scjg', act: 'settle' },
      { daysAgo: days('02-10', 5), by: 'scjg', act: 'publish' },
      { daysAgo: days('02-10', 6), by: 'office', approve: 'publish' },
      { daysAgo: days('02-10', 7), by: 'scjg-head', approve: 'publish' },
    ];
    return {
      type: 'inspection-plans',
      daysAgo: since(`${of}-02-10`),
      by: 'scjg',
      values: {
        title: `${of} 年度市场监管领域“双随机、一公开”抽查计划`,
        kind: '部门抽查计划',
        year: of,
        dept,
        batches: [
          batch(of, '食品经营和餐饮服务', '03-01', '12-31', {}),
          batch(of, '企业年报和即时公示信息', '03-01', '12-31', {
            items: [itemNamed('年度报告和即时公示信息检查'), itemNamed('登记事项检查')],
            kind: '一般检查事项',
            scope: '全市各类市场主体，按信用风险分类抽取',
            byClass: true,
          }),
        ],
      },
      steps,
      everywhere: true,
    };
  };
  const until = `${year}-12-31`;
  return [
    plan(year - 1),
    plan(year),
    {
      type: 'inspection-tasks',
      daysAgo: 12,
      by: 'scjg',
      values: {
        title: '投诉集中的食品经营单位抽查',
        source: '计划外',
        ground: '投诉举报',
        groundText: '近一月 12345 热线反映过期食品的投诉集中。',
        dept,
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
