import type { Sample } from '@mingcha/cases';

const open = {
  by: 'office',
  values: {
    company: '甲机械公司',
    trigger: '经营困难',
    dept: 'd01',
    plannedOn: '2026-03-20',
    visitor: 'liaison',
  },
};
const made = { visitedOn: '2026-03-18', findings: '订单减少，用工不足。' };

export const enterpriseVisitSamples: readonly Sample[] = [
  {
    title: '提出的问题都办结后回访',
    open,
    result: 'followed',
    steps: [
      { refused: 'raise', by: 'visitor', values: made, code: 'invalid', state: 'planned' },
      {
        do: 'raise',
        by: 'visitor',
        values: made,
        asked: { problems: ['缺少技术工人。'] },
        state: 'solving',
      },
      { do: 'add', by: 'visitor', asked: { problems: ['门口道路破损。'] }, state: 'solving' },
      { refused: 'gather', by: 'visitor', code: 'needs', state: 'solving' },
      { ends: 'problems', result: 'solved', state: 'solving' },
      { ends: 'problems', result: 'solved', state: 'toTell' },
      { do: 'tell', by: 'visitor', values: { told: '企业已知悉。' }, state: 'closed', papers: ['record'] },
    ],
  },
  {
    title: '改期后走访，没有问题',
    open,
    result: 'none',
    steps: [
      {
        do: 'postpone',
        by: 'visitor',
        values: { plannedOn: '2026-04-10', ground: '企业检修' },
        state: 'planned',
      },
      { expires: 'visit', state: 'planned' },
      { do: 'record', by: 'visitor', values: made, state: 'closed' },
    ],
  },
  {
    title: '企业已迁出，取消走访',
    open,
    steps: [{ do: 'cancel', by: 'office', values: { ground: '企业已迁出' }, state: 'cancelled' }],
  },
];
