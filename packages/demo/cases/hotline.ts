import type { DemoCase, DemoStep } from './types.ts';

/** Orders of the hotline 12345. */
export function hotlineCases(dept: (letters: string) => string, counties: readonly string[]): DemoCase[] {
  const dispatched = (daysAgo: number, letters: 'scjg' | 'yjgl'): DemoStep => ({
    daysAgo,
    by: 'office',
    act: 'dispatch',
    values: { dept: dept(letters) },
  });
  const signed = (daysAgo: number, by: 'scjg' | 'yjgl'): DemoStep[] => [
    { daysAgo, by, act: 'sign' },
    { daysAgo: daysAgo - 1, by, answer: '联系诉求人', with: 'done' },
  ];
  const [division = '', other = ''] = counties;
  return [
    {
      type: 'hotline-orders',
      daysAgo: 0,
      by: 'office',
      values: {
        kind: 'noise',
        urgency: '一般',
        text: '楼下烧烤店营业到凌晨两点，油烟和噪声很大。',
        callerName: '陈桂兰',
        phone: '15400004001',
        division,
      },
      steps: [],
      everywhere: true,
    },
    {
      type: 'hotline-orders',
      daysAgo: 1,
      by: 'office',
      values: {
        kind: 'price',
        urgency: '一般',
        text: '停车场没有公示收费标准，多收了十元。',
        callerName: '周建国',
        phone: '15400004002',
        division,
      },
      steps: [dispatched(0, 'scjg')],
      everywhere: true,
    },
    {
      type: 'hotline-orders',
      daysAgo: 3,
      by: 'office',
      values: {
        kind: 'food',
        urgency: '紧急',
        text: '在学校门口的小店买到过期牛奶。',
        callerName: '刘芳',
        phone: '15400004003',
        division: other,
      },
      steps: [dispatched(3, 'scjg'), ...signed(3, 'scjg')],
    },
    {
      type: 'hotline-orders',
      daysAgo: 6,
      by: 'office',
      values: {
        kind: 'wage',
        urgency: '一般',
        text: '装修队拖欠两个月工资，现场安全防护也不到位。',
        callerName: '王强',
        phone: '15400004004',
        division,
      },
      steps: [
        dispatched(6, 'yjgl'),
        ...signed(5, 'yjgl'),
        { daysAgo: 1, by: 'yjgl', act: 'reply', values: { reply: '工资已结清，安全防护已整改。' } },
        { daysAgo: 0, by: 'yjgl', answer: '告知诉求人', with: 'told' },
      ],
    },
    {
      type: 'hotline-orders',
      daysAgo: 22,
      by: 'office',
      values: {
        kind: 'traffic',
        urgency: '一般',
        text: '加油站出口的减速带破损，存在安全隐患。',
        callerName: '吴秀英',
        phone: '15400004005',
        division,
      },
      steps: [dispatched(22, 'yjgl'), ...signed(21, 'yjgl')],
    },
    {
      type: 'hotline-orders',
      daysAgo: 15,
      by: 'office',
      values: {
        kind: 'food',
        urgency: '一般',
        text: '超市散装食品没有标签。',
        callerName: '郑海燕',
        phone: '15400004006',
        division,
      },
      steps: [
        dispatched(15, 'scjg'),
        ...signed(14, 'scjg'),
        { daysAgo: 12, by: 'scjg', act: 'reply', values: { reply: '已责令整改，散装食品均已贴标签。' } },
        { daysAgo: 12, by: 'scjg', answer: '告知诉求人', with: 'told' },
        { daysAgo: 12, by: 'scjg', answer: '反馈平台', with: 'told' },
        { daysAgo: 11, by: 'office', act: 'close', values: { solved: true, satisfied: '满意' } },
      ],
    },
  ];
}
