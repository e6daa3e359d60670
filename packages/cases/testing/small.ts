import { defineCaseType } from '../format/caseType.ts';

/** A small sound definition that tests change: an enterprise asks, a clerk asks a unit, the head decides. */
export const small = defineCaseType({
  format: 1,
  name: 'small-requests',
  title: '小额申请',
  group: 'tests',
  basis: [],
  number: { pattern: '申{year}{seq:4}' },
  open: { by: ['applicant', 'clerk'], fills: ['name', 'amount'], asks: ['note'], to: 'received' },
  fields: {
    name: { title: '申请人', type: 'text', personal: true },
    amount: { title: '金额', type: 'money', list: true },
    note: { title: '说明', type: 'text', max: 200 },
    unit: { title: '承办单位', type: 'department' },
    ground: { title: '理由', type: 'text' },
    outcome: { title: '结论', type: 'choice', choices: ['同意', '不同意'] },
  },
  parties: {
    applicant: { title: '申请人', receipt: true },
    clerk: { title: '经办人', right: 'cases:tests:write' },
    head: { title: '负责人', right: 'cases:tests:approve' },
    unit: { title: '承办单位', right: 'cases:tests:sign', dept: 'unit' },
  },
  states: {
    received: { title: '已登记', kind: 'open', for: ['clerk'] },
    correcting: { title: '待补正', kind: 'waiting', for: ['applicant'] },
    handling: { title: '办理中', kind: 'open', for: ['unit', 'clerk'] },
    closed: { title: '办结', kind: 'done', results: ['granted', 'refused'] },
    abandoned: { title: '视为放弃', kind: 'done' },
  },
  results: { granted: '同意', refused: '不同意' },
  actions: {
    ask: {
      title: '要求补正',
      from: ['received'],
      by: ['clerk'],
      to: 'correcting',
      fills: ['ground'],
      times: 1,
      papers: ['correction'],
    },
    correct: { title: '补正', from: ['correcting'], by: ['applicant'], to: 'received', asks: ['note'] },
    abandon: { title: '视为放弃', from: ['correcting'], by: ['clock'], to: 'abandoned' },
    assign: {
      title: '交办',
      from: ['received'],
      by: ['clerk'],
      to: 'handling',
      transfer: 'unit',
      opens: ['opinion'],
    },
    decide: {
      title: '决定',
      from: ['handling'],
      by: ['clerk'],
      to: 'closed',
      fills: ['outcome'],
      result: { field: 'outcome', of: { 同意: 'granted', 不同意: 'refused' } },
      approve: ['head'],
      needs: [{ tasks: 'opinion', else: '承办单位尚未提出意见' }],
    },
  },
  clocks: {
    answer: {
      title: '答复',
      while: ['received', 'handling'],
      again: 'resume',
      limit: { workingDays: 20 },
      expires: { tell: ['clerk'] },
    },
    correction: {
      title: '补正',
      while: ['correcting'],
      again: 'restart',
      limit: { workingDays: 15 },
      expires: { action: 'abandon' },
    },
  },
  tasks: {
    opinion: {
      title: '征求意见',
      to: 'unit',
      answers: { agrees: '同意', refuses: '不同意' },
      limit: { workingDays: 5 },
      silence: { counts: 'agrees' },
      holds: { clock: 'answer', as: 'excluded' },
      atEnd: 'cancelled',
    },
  },
  papers: { correction: { title: '补正告知书', to: 'applicant', template: 'correction' } },
  retention: [{ months: 120, do: 'erasePersonal' }],
});

/** A copy of a definition with changes, as somebody would edit its JSON. */
export function edited(type: object, edit: (draft: Draft) => void): Draft {
  const draft = JSON.parse(JSON.stringify(type)) as Draft;
  edit(draft);
  return draft;
}

/** A definition as loose JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests write what the types forbid.
export type Draft = any;
