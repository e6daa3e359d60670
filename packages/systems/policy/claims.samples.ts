import type { Sample } from '@mingcha/cases';

const open = {
  by: 'engine',
  values: {
    policyId: 'HQ-0001',
    policy: '首次升规工业企业奖励',
    edition: 1,
    uscc: '91620300MA7EXAMPLE',
    name: '甲材料公司',
    why: '“主体类型”是“企业”',
    dept: 'd01',
    sum: 100_000,
  },
} as const;
const push = {
  do: 'push',
  by: 'unit',
  values: { how: '电话', until: '2026-04-30' },
  state: 'pushed',
} as const;

export const policyClaimSamples: readonly Sample[] = [
  {
    title: '告知后企业确认，核定不高于标准，兑现',
    open,
    steps: [
      { ...push, papers: ['notice'] },
      { refused: 'confirm', by: 'entity', values: {}, code: 'invalid', state: 'pushed' },
      { do: 'confirm', by: 'entity', values: { account: '甲材料公司 示例银行 0000' }, state: 'confirmed' },
      { refused: 'settle', by: 'unit', values: { amount: 100_001 }, code: 'needs', state: 'confirmed' },
      { do: 'settle', by: 'unit', values: { amount: 100_000 }, state: 'confirmed' },
      { approve: 'settle', by: 'head', state: 'paying' },
      { do: 'pay', by: 'unit', values: { paidOn: '2026-03-20' }, state: 'paid', papers: ['receipt'] },
    ],
    result: 'paid',
  },
  {
    title: '没有确认的，逾期结束',
    open,
    steps: [push, { expires: 'confirm', state: 'unclaimed' }],
    result: 'unclaimed',
  },
  {
    title: '企业不要',
    open,
    steps: [
      { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'matched' },
      push,
      { do: 'decline', by: 'entity', state: 'declined' },
    ],
    result: 'declined',
  },
  {
    title: '经核不符合',
    open,
    steps: [
      { do: 'refuse', by: 'unit', values: { ground: '统计口径有误' }, state: 'matched' },
      { approve: 'refuse', by: 'head', state: 'unfit', papers: ['refusal'] },
    ],
    result: 'unfit',
  },
];
