import type { Sample } from '@mingcha/cases';

const open = { by: 'drafter', values: { title: '停车管理办法', dept: 'd01' } };
const text = { text: '征求意见稿。', address: '电子邮件' };

export const consultationSamples: readonly Sample[] = [
  {
    title: '征集期满才能反馈，反馈公开后办结',
    open,
    result: 'fedBack',
    steps: [
      {
        do: 'publish',
        by: 'drafter',
        values: { ...text, days: 10 },
        state: 'collecting',
        papers: ['announcement'],
      },
      { refused: 'feedBack', by: 'drafter', values: {}, code: 'state', state: 'collecting' },
      { do: 'prolong', by: 'drafter', state: 'collecting' },
      { expires: 'collect', state: 'summarising' },
      {
        do: 'feedBack',
        by: 'drafter',
        values: { received: 12, summary: '多数赞成。', adopted: '采纳八条。' },
        state: 'summarising',
      },
      { approve: 'feedBack', by: 'head', state: 'fedBack', papers: ['feedback'] },
    ],
  },
  {
    title: '少于七个工作日须说明理由；不再制定的终止',
    open,
    result: 'stopped',
    steps: [
      { refused: 'publish', by: 'drafter', values: { ...text, days: 3 }, code: 'invalid', state: 'planned' },
      {
        do: 'publish',
        by: 'drafter',
        values: { ...text, days: 3, urgent: '汛期将至' },
        state: 'collecting',
      },
      { do: 'stop', by: 'drafter', values: { ground: '上级已有规定' }, state: 'stopped' },
    ],
  },
];
