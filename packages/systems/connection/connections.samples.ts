import type { Sample } from '@mingcha/cases';

const rows = { items: { road: { statutoryDays: 20, promisedDays: 5, fee: 0 } } };
const open = { by: 'window', values: { user: '甲食品公司', address: '工业园一号', parts: ['供水', '供电'] } };
const accept = { do: 'accept', by: 'window', values: { units: ['d01', 'd02'] }, state: 'surveying' };
const surveyed = [
  accept,
  { answer: 'survey', with: 'can', by: 'window', state: 'surveying' },
  { answer: 'survey', with: 'external', by: 'window', state: 'surveying' },
];
const plan = { plan: '由园区管网接入。' };

export const utilityConnectionSamples: readonly Sample[] = [
  {
    title: '踏勘齐了才能答复方案，各单位接入后验收；返工一次',
    rows,
    open,
    steps: [
      accept,
      {
        refused: 'answerPlan',
        by: 'window',
        values: { ...plan, external: false },
        code: 'needs',
        state: 'surveying',
      },
      ...surveyed.slice(1),
      { do: 'answerPlan', by: 'window', values: { ...plan, external: false }, state: 'connecting' },
      { answer: 'connect', with: 'done', by: 'window', state: 'connecting' },
      { refused: 'inspect', by: 'window', code: 'needs', state: 'connecting' },
      { answer: 'connect', with: 'none', by: 'window', state: 'accepting' },
      { do: 'rework', by: 'window', values: { ground: '表井未封', units: ['d01'] }, state: 'connecting' },
      { answer: 'connect', with: 'done', by: 'window', state: 'accepting' },
      {
        do: 'finish',
        by: 'window',
        values: { accepted: '合格' },
        state: 'connected',
        papers: ['acceptance'],
      },
    ],
  },
  {
    title: '需要外线工程，并联审批未准予的重新申请，准予后开工',
    rows,
    open,
    steps: [
      ...surveyed,
      {
        refused: 'answerPlan',
        by: 'window',
        values: { ...plan, external: true },
        code: 'needs',
        state: 'surveying',
      },
      {
        do: 'permit',
        by: 'window',
        values: { ...plan, external: true },
        asked: { permits: ['road'] },
        state: 'permitting',
      },
      { ends: 'permits', result: 'refused', state: 'permitting' },
      { refused: 'startWork', by: 'window', code: 'needs', state: 'permitting' },
      { do: 'permitAgain', by: 'window', asked: { permits: ['road'] }, state: 'permitting' },
      { ends: 'permits', result: 'granted', state: 'connecting' },
      { do: 'withdraw', by: 'user', state: 'withdrawn' },
    ],
  },
  {
    title: '不具备条件，不予接入',
    rows,
    open,
    steps: [
      accept,
      { do: 'refuse', by: 'window', values: { ground: '不在供气范围' }, state: 'surveying' },
      { approve: 'refuse', by: 'head', state: 'refused', papers: ['refusal'] },
    ],
  },
];
