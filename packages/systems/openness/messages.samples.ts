import type { Sample } from '@mingcha/cases';

const values = { kind: '纠错', text: '网站上办事地址已经变更。' };

export const messageSamples: readonly Sample[] = [
  {
    title: '分办后答复',
    open: { by: 'visitor', values },
    steps: [
      { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'handling' },
      { do: 'answer', by: 'unit', values: { reply: '已更正，感谢提醒。' }, state: 'answered' },
    ],
  },
  {
    title: '退回重新分办，期限照算，逾期提醒',
    open: { by: 'visitor', values },
    steps: [
      { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'handling' },
      { do: 'sendBack', by: 'unit', values: { returned: '不属于本单位职责。' }, state: 'received' },
      { expires: 'answer', state: 'received' },
      { do: 'answer', by: 'office', values: { reply: '已转告。' }, state: 'answered' },
    ],
  },
  {
    title: '不予答复须选理由',
    open: { by: 'visitor', values },
    steps: [
      { refused: 'decline', by: 'office', code: 'invalid', state: 'received' },
      {
        refused: 'decline',
        by: 'visitor',
        values: { ground: '重复留言' },
        code: 'forbidden',
        state: 'received',
      },
      { do: 'decline', by: 'office', values: { ground: '重复留言' }, state: 'declined' },
      { refused: 'answer', by: 'office', values: { reply: '补充答复' }, code: 'state', state: 'declined' },
    ],
  },
];
