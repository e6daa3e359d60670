import type { Sample } from '@mingcha/cases';

const values = { source: '群众举报', subject: '甲加油站', facts: '加油机计量不准。' };
const assign = { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'checking' };

export const leadSamples: readonly Sample[] = [
  {
    title: '实名举报，延长一次，立案并告知',
    open: { by: 'reporter', values: { ...values, named: true } },
    result: 'filed',
    steps: [
      assign,
      { do: 'extend', by: 'unit', values: { ground: '需委托检定' }, state: 'checking' },
      { approve: 'extend', by: 'head', state: 'checking' },
      { refused: 'extend', by: 'unit', values: { ground: '再延' }, code: 'times', state: 'checking' },
      {
        do: 'conclude',
        by: 'unit',
        values: { finding: '误差超出允差。', outcome: '立案查处' },
        state: 'checking',
      },
      { approve: 'conclude', by: 'head', state: 'telling', papers: ['decision'] },
      { expires: 'tell', state: 'telling' },
      { do: 'answer', by: 'unit', values: { reply: '已立案调查。' }, state: 'closed', papers: ['answer'] },
    ],
  },
  {
    title: '匿名线索移送，须写移送机关；逾期不能再延长',
    open: { by: 'office', values },
    result: 'transferred',
    steps: [
      assign,
      { expires: 'check', state: 'checking' },
      { refused: 'extend', by: 'unit', values: { ground: '复杂' }, code: 'clock', state: 'checking' },
      {
        refused: 'conclude',
        by: 'unit',
        values: { finding: '涉嫌犯罪。', outcome: '移送其他机关' },
        code: 'invalid',
        state: 'checking',
      },
      {
        do: 'conclude',
        by: 'unit',
        values: { finding: '涉嫌犯罪。', outcome: '移送其他机关', organ: '公安机关' },
        state: 'checking',
      },
      { approve: 'conclude', by: 'head', state: 'closed' },
    ],
  },
  {
    title: '内容不清，不予处理',
    open: { by: 'office', values },
    steps: [
      {
        do: 'decline',
        by: 'office',
        values: { ground: '没有具体事实' },
        state: 'declined',
        papers: ['refusal'],
      },
    ],
  },
  {
    title: '不属于本机关管辖，直接移送',
    open: { by: 'office', values },
    result: 'transferred',
    steps: [
      {
        do: 'transfer',
        by: 'office',
        values: { organ: '税务机关', ground: '涉税问题' },
        state: 'closed',
        papers: ['transfer'],
      },
    ],
  },
];
