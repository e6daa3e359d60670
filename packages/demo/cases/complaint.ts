import type { DemoCase, DemoStep } from './types.ts';

/** Complaints of consumers. */
export function complaintCases(dept: (letters: string) => string): DemoCase[] {
  const assigned = (daysAgo: number): DemoStep => ({
    daysAgo,
    by: 'office',
    act: 'assign',
    values: { dept: dept('scjg') },
  });
  return [
    {
      type: 'complaints',
      daysAgo: 2,
      by: 'office',
      values: {
        merchant: '祁连家电城',
        facts: '买的电暖器用了三天就不热了，商家只同意修，不同意换。',
        claim: '更换一台新的',
        consumer: '马秀英 15400005001',
      },
      steps: [],
      everywhere: true,
    },
    {
      type: 'complaints',
      daysAgo: 12,
      by: 'office',
      values: {
        merchant: '飞腾健身房',
        facts: '办了年卡，第二个月就停业装修，电话没有人接。',
        claim: '退还剩余十个月的费用',
        consumer: '孙立军 15400005002',
      },
      steps: [assigned(11), { daysAgo: 9, by: 'scjg', act: 'accept' }],
      everywhere: true,
    },
    {
      type: 'complaints',
      daysAgo: 30,
      by: 'office',
      values: {
        merchant: '镍都手机维修部',
        facts: '换上的屏幕不是原装的，收的是原装的价。',
        claim: '退还差价',
        consumer: '高翔 15400005003',
      },
      steps: [
        assigned(29),
        { daysAgo: 27, by: 'scjg', act: 'accept' },
        { daysAgo: 20, by: 'scjg', act: 'agree', values: { agreement: '商家退还差价二百元，当场付清。' } },
      ],
    },
  ];
}
