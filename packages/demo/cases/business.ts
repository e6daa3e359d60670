import type { DemoCase } from './types.ts';

/** What a city does for and about its enterprises: leads, bad ratings, requests, visits, claims and a document on its way. */
export function businessCases(dept: (letters: string) => string, day: (days: number) => string): DemoCase[] {
  return [
    {
      type: 'leads',
      daysAgo: 12,
      by: 'office',
      values: {
        source: '监测发现',
        subject: '金昌市顺达加油站',
        facts: '加油机的自校记录连续三个月没有更新，周边用户反映加油量偏少。',
      },
      steps: [{ daysAgo: 11, by: 'office', act: 'assign', values: { dept: dept('scjg') } }],
    },
    {
      type: 'bad-ratings',
      daysAgo: 9,
      by: 'office',
      values: {
        service: '食品经营许可',
        level: '不满意',
        channel: '现场',
        text: '同一份材料交了两次，窗口没有一次说清。',
        rater: '李春燕',
        phone: '15400006001',
      },
      steps: [
        { daysAgo: 8, by: 'office', act: 'assign', values: { dept: dept('scjg') } },
        {
          daysAgo: 2,
          by: 'scjg',
          act: 'report',
          values: {
            measures: '重新编印了一次性告知单，窗口每周抽查。',
            reply: '给您添了麻烦，已改用一次性告知单。',
          },
        },
      ],
    },
    {
      type: 'enterprise-visits',
      daysAgo: 20,
      by: 'office',
      values: {
        company: '金昌祁连镍材有限公司',
        trigger: '扩大规模',
        dept: dept('yjgl'),
        plannedOn: day(-10),
      },
      steps: [
        {
          daysAgo: 11,
          by: 'yjgl',
          act: 'raise',
          values: { visitedOn: day(-11), findings: '二期厂房已封顶，计划明年三月投产。' },
          asked: { problems: ['二期厂房的供电容量不够，何时能够增容。', '厂区门口的道路破损，货车难行。'] },
        },
      ],
    },
    {
      type: 'licence-claims',
      daysAgo: 5,
      by: 'office',
      values: {
        name: '金昌市金川区老街坊餐饮店',
        uscc: '92620302MA73000101',
        matter: '食品经营许可',
        dept: dept('scjg'),
        registeredOn: day(-5),
      },
      steps: [],
    },
    {
      type: 'documents',
      daysAgo: 15,
      by: 'scjg',
      values: {
        title: '金昌市小餐饮登记管理办法',
        issuer: '部门',
        dept: dept('scjg'),
        secret: false,
        economic: true,
        dueOn: day(60),
      },
      steps: [
        { daysAgo: 14, by: 'scjg', act: 'consult' },
        { daysAgo: 14, by: 'scjg', act: 'reviewCompetition' },
        {
          daysAgo: 6,
          by: 'scjg',
          act: 'interpret',
          values: { interpretation: '为什么制定、适用于谁、怎样登记，各用一段话说明。' },
        },
      ],
    },
  ];
}
