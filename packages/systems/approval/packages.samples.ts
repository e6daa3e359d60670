import type { Sample } from '@mingcha/cases';

const rows = { items: { food: { statutoryDays: 20, promisedDays: 5, fee: 0 }, sign: { promisedDays: 3 } } };
const open = { by: 'window', values: { theme: '我要开餐馆', applicantName: '甲食品店' } };
const split = {
  do: 'split',
  by: 'window',
  values: { days: 10 },
  asked: { approvals: ['food', 'sign'] },
  state: 'running',
  papers: ['receipt'],
};

export const packageSamples: readonly Sample[] = [
  {
    title: '两项都准予，统一出件',
    rows,
    open,
    result: 'all',
    steps: [
      { refused: 'split', by: 'window', code: 'invalid', state: 'received' },
      split,
      { refused: 'handOut', by: 'window', code: 'state', state: 'running' },
      { ends: 'approvals', result: 'granted', state: 'running' },
      { ends: 'approvals', result: 'granted', state: 'gathered' },
      { do: 'handOut', by: 'window', state: 'closed', papers: ['handOut'] },
    ],
  },
  {
    title: '中途增加一项，一项不予许可',
    rows,
    open,
    result: 'some',
    steps: [
      { ...split, asked: { approvals: ['food'] } },
      { do: 'add', by: 'window', asked: { approvals: ['sign'] }, state: 'running' },
      { ends: 'approvals', result: 'granted', state: 'running' },
      { ends: 'approvals', result: 'refused', state: 'gathered' },
      { refused: 'handOut', by: 'window', code: 'needs', state: 'gathered' },
      { do: 'handOutSome', by: 'window', values: { outcome: '部分准予' }, state: 'closed' },
    ],
  },
  {
    title: '申请人不办了，各事项一并撤回',
    rows,
    open,
    result: 'gone',
    steps: [
      split,
      { do: 'withdraw', by: 'window', values: { reason: '店铺转让' }, state: 'withdrawn' },
      { refused: 'add', by: 'window', code: 'state', state: 'withdrawn' },
    ],
  },
];
