import type { Sample } from '@mingcha/cases';

const open = { by: 'office', values: { policyId: 'HQ-0001' } } as const;
const linked = { review: { state: 'concluded', result: 'passed' } };
const cite = {
  do: 'citeReview',
  by: 'office',
  linkTo: '01J00000000000000000000001',
  state: 'prepared',
} as const;

export const policyMatchingSamples: readonly Sample[] = [
  {
    title: '没有公平竞争审查的不能开始；每周再次匹配，到期结束',
    linked,
    open,
    steps: [
      { refused: 'start', by: 'office', code: 'needs', state: 'prepared' },
      cite,
      { do: 'start', by: 'office', state: 'prepared' },
      { approve: 'start', by: 'head', state: 'running' },
      { expires: 'week', state: 'running' },
      { do: 'again', by: 'office', state: 'running' },
      { do: 'end', by: 'office', state: 'ended' },
    ],
  },
  {
    title: '政策有变，不再匹配',
    open,
    steps: [{ do: 'withdraw', by: 'office', values: { ground: '条款将修订' }, state: 'withdrawn' }],
  },
];
