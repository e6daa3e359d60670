import type { Sample } from '@mingcha/cases';

const open = { by: 'office', values: { object: '91620300MA7EXAMPLE', dept: 'd01' } };
const change = [
  {
    do: 'change',
    by: 'office',
    values: { wanted: 'C 类', reason: '涉嫌违法，正在立案', proof: ['f1'], until: '2026-06-30' },
    state: 'drafted',
  },
  { approve: 'change', by: 'head', state: 'inForce' },
];

export const classChangeSamples: readonly Sample[] = [
  {
    title: '到期自动恢复评价的分类',
    open,
    result: 'expired',
    steps: [...change, { expires: 'term', state: 'ended' }],
  },
  {
    title: '事由消失，提前撤销',
    open,
    result: 'revoked',
    steps: [
      ...change,
      { do: 'revoke', by: 'office', values: { ground: '查无实据' }, state: 'inForce' },
      { approve: 'revoke', by: 'head', state: 'ended' },
    ],
  },
  { title: '不再提出', open, steps: [{ do: 'withdraw', by: 'office', state: 'withdrawn' }] },
];
