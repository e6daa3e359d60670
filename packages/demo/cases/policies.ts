import type { DemoCase, DemoStep } from './types.ts';

const review = 'policy-review';

/** A policy that comes to the enterprises: its review, its matching, and how far the first of the enterprises have got. */
export function policyCases(dept: (letters: string) => string, day: (days: number) => string): DemoCase[] {
  const told: DemoStep = {
    daysAgo: 0,
    by: 'scjg',
    act: 'push',
    values: { how: '电话', until: day(20), contact: '办公室 15400009001' },
  };
  const confirmed: DemoStep = {
    daysAgo: 0,
    by: 'scjg',
    act: 'confirm',
    values: { account: '企业基本户，示例银行金昌分行，尾号 0000' },
  };
  const paid: DemoStep[] = [
    { daysAgo: 0, by: 'scjg', act: 'settle', values: { amount: 20_000 } },
    { daysAgo: 0, by: 'scjg-head', approve: 'settle' },
    { daysAgo: 0, by: 'scjg', act: 'pay', values: { paidOn: day(0) } },
  ];
  // The first waits for its enterprise, also in a city of few.
  const claims = [[told], [told, confirmed, ...paid], [told, confirmed], [told]];
  return [
    {
      type: 'competition-reviews',
      daysAgo: 30,
      by: 'scjg',
      called: review,
      values: { title: '金昌市质量强市措施', issuer: '部门', dept: dept('scjg') },
      steps: [
        {
          daysAgo: 27,
          by: 'scjg',
          act: 'selfReview',
          values: {
            listened: '听取了有色金属协会和九家企业的意见，均无异议。',
            basis: '《公平竞争审查条例》第八条至第十一条',
            selfReview: ['不涉及'],
          },
        },
        {
          daysAgo: 25,
          by: 'scjg',
          act: 'conclude',
          values: {
            outcome: '通过',
            opinion: '条件对各类所有制、各地来的企业一视同仁，不含排除、限制竞争的内容。',
          },
        },
        { daysAgo: 24, by: 'scjg-head', approve: 'conclude' },
      ],
    },
    {
      type: 'policy-matchings',
      daysAgo: 3,
      by: 'office',
      values: { policyId: 'HQ-0006' },
      steps: [
        { daysAgo: 3, by: 'office', act: 'citeReview', linksTo: review },
        { daysAgo: 2, by: 'office', act: 'start' },
        { daysAgo: 1, by: 'second', approve: 'start' },
      ],
    },
    ...claims.map(
      (steps, place): DemoCase => ({
        ...{ type: 'policy-claims', daysAgo: 0, by: 'scjg', values: {}, steps },
        opened: { place },
      }),
    ),
  ];
}
