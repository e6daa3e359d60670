import type { Sample } from '@mingcha/cases';

const open = { by: 'office', values: { merchant: '甲商店', facts: '购买的水壶漏水。', claim: '退货' } };
const assign = { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'deciding' };
const accept = { do: 'accept', by: 'unit', state: 'mediating', papers: ['acceptance'] };

export const complaintSamples: readonly Sample[] = [
  {
    title: '受理后达成协议',
    open,
    steps: [
      assign,
      accept,
      {
        do: 'agree',
        by: 'unit',
        values: { agreement: '退货退款。' },
        state: 'agreed',
        papers: ['agreement'],
      },
    ],
  },
  {
    title: '四十五个工作日未达成协议，终止调解',
    open,
    steps: [assign, accept, { expires: 'mediate', state: 'ended', papers: ['termination'] }],
  },
  {
    title: '一方不愿调解，终止调解',
    open,
    steps: [assign, accept, { do: 'end', by: 'unit', values: { reason: '商家不愿调解' }, state: 'ended' }],
  },
  {
    title: '不予受理须选情形；受理期限届满提醒后仍可受理',
    open,
    steps: [
      assign,
      { refused: 'refuse', by: 'unit', code: 'invalid', state: 'deciding' },
      { expires: 'decide', state: 'deciding' },
      { do: 'refuse', by: 'unit', values: { ground: '超过三年' }, state: 'refused', papers: ['refusal'] },
    ],
  },
];
