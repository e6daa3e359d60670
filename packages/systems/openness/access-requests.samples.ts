import type { Sample } from '@mingcha/cases';

const open = { by: 'applicant', values: { name: '张三', contact: '电子邮箱', wanted: '去年的抽查结果。' } };
const assign = { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'handling' };
const answer = { outcome: '公开', reply: '见附件。' };

export const accessRequestSamples: readonly Sample[] = [
  {
    title: '补正一次，延期一次，公开',
    open,
    result: 'given',
    steps: [
      {
        do: 'askCorrection',
        by: 'office',
        values: { missing: '年份' },
        state: 'correcting',
        papers: ['correction'],
      },
      { do: 'correct', by: 'applicant', values: { wanted: '2025 年的抽查结果。' }, state: 'received' },
      {
        refused: 'askCorrection',
        by: 'office',
        values: { missing: '部门' },
        code: 'times',
        state: 'received',
      },
      assign,
      { do: 'extend', by: 'unit', values: { reason: '数量较大' }, state: 'handling', papers: [] },
      { refused: 'extend', by: 'unit', values: { reason: '再延' }, code: 'pending', state: 'handling' },
      { approve: 'extend', by: 'head', state: 'handling', papers: ['extension'] },
      { refused: 'extend', by: 'unit', values: { reason: '再延' }, code: 'times', state: 'handling' },
      { do: 'answer', by: 'unit', values: answer, state: 'handling' },
      { approve: 'answer', by: 'head', state: 'answered', papers: ['reply'] },
    ],
  },
  {
    title: '逾期不补正，视为放弃',
    open,
    steps: [
      { do: 'askCorrection', by: 'office', values: { missing: '年份' }, state: 'correcting' },
      { expires: 'correction', state: 'abandoned' },
    ],
  },
  {
    title: '七个工作日后不能再要求补正',
    open,
    steps: [
      { expires: 'notice', state: 'received' },
      {
        refused: 'askCorrection',
        by: 'office',
        values: { missing: '年份' },
        code: 'needs',
        state: 'received',
      },
      { do: 'withdraw', by: 'applicant', state: 'withdrawn' },
    ],
  },
  {
    title: '第三方不答复，不予公开须有依据',
    open,
    result: 'refused',
    steps: [
      assign,
      { do: 'askThird', by: 'unit', values: { third: '某公司' }, state: 'handling', papers: ['consult'] },
      { refused: 'answer', by: 'unit', values: answer, code: 'needs', state: 'handling' },
      { silent: 'thirdParty', state: 'handling' },
      {
        refused: 'answer',
        by: 'unit',
        values: { ...answer, outcome: '不予公开' },
        code: 'invalid',
        state: 'handling',
      },
      {
        do: 'answer',
        by: 'unit',
        values: { ...answer, outcome: '不予公开', ground: 'g1' },
        state: 'handling',
      },
      { approve: 'answer', by: 'head', state: 'answered' },
    ],
  },
];
