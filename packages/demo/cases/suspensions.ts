import type { DemoCase, DemoStep } from './types.ts';

const confirmed = (daysAgo: number): DemoStep[] => [
  { daysAgo, by: 'office', act: 'confirm' },
  { daysAgo, by: 'second', approve: 'confirm' },
];

/** A permit that was out of use for ten days, and one that is. */
export const suspensionCases = (): DemoCase[] => [
  {
    type: 'item-suspensions',
    daysAgo: 20,
    by: 'office',
    values: { listId: 'permit-items', item: 'XK-0005', reason: '所引条款已经修订，承诺时限待重新核定。' },
    steps: [
      ...confirmed(20),
      { daysAgo: 10, by: 'office', act: 'resume', values: { ground: '承诺时限已按修订后的条款核定。' } },
      { daysAgo: 10, by: 'second', approve: 'resume' },
    ],
  },
  {
    type: 'item-suspensions',
    daysAgo: 1,
    by: 'office',
    values: { listId: 'permit-items', item: 'XK-0004', reason: '设定依据已经废止，新的办法尚未公布。' },
    steps: confirmed(1),
  },
];
