import { defineCaseType } from '@mingcha/cases';

/** Asked for with the proposal, and again when it is approved. */
const changeable = { hook: 'credit.changeable', else: '请核对企业、分类和截止日期。' } as const;

/**
 * 信用风险分类人工调整: a department proposes another class with reason, file and last day, and a second person approves it. It
 * holds in the roster and in evaluations until its day, and then the class of the evaluation is back by itself.
 */
export const classChanges = defineCaseType({
  format: 1,
  name: 'class-changes',
  title: '分类人工调整',
  group: 'credit',
  basis: ['国市监信发〔2022〕6号'],
  number: { pattern: '调类〔{year}〕{seq}号' },
  subject: 'object',
  unique: [{ by: ['object'], among: 'open' }],
  open: { by: ['unit', 'office'], fills: ['object', 'dept'], to: 'drafted' },
  fields: {
    object: { title: '企业', type: 'row', register: 'objects', list: true },
    classNow: {
      title: '登记时的分类',
      type: 'text',
      max: 10,
      internal: true,
      list: true,
      computed: 'credit.classNow',
    },
    dept: { title: '提出部门', type: 'department', list: true },
    wanted: {
      title: '调整为',
      type: 'choice',
      choices: ['A 类', 'B 类', 'C 类', 'D 类'],
      internal: true,
      list: true,
    },
    reason: { title: '调整理由', type: 'text', max: 1000, internal: true },
    proof: { title: '依据材料', type: 'file', many: true, internal: true },
    until: {
      title: '调整至',
      type: 'date',
      internal: true,
      help: '到这一天为止，最长一年；次日起自动恢复评价的分类',
    },
    ground: { title: '撤销理由', type: 'text', max: 1000, internal: true },
  },
  parties: {
    unit: { title: '提出部门', right: 'cases:credit:sign', dept: 'dept' },
    office: { title: '信用监管机构', right: 'cases:credit:write' },
    head: { title: '审批人', right: 'cases:credit:approve' },
  },
  states: {
    drafted: { title: '待提出', kind: 'open', for: ['unit', 'office'] },
    inForce: { title: '调整生效中', kind: 'open', for: ['unit', 'office'] },
    ended: { title: '已恢复', kind: 'done', results: ['expired', 'revoked'] },
    withdrawn: { title: '未调整', kind: 'done' },
  },
  results: { expired: '到期恢复', revoked: '撤销恢复' },
  actions: {
    change: {
      title: '提出调整',
      from: ['drafted'],
      by: ['unit', 'office'],
      to: 'inForce',
      fills: ['wanted', 'reason', 'proof', 'until'],
      approve: ['head'],
      needs: [changeable],
      does: ['credit.changeClass'],
    },
    withdraw: {
      title: '不再调整',
      from: ['drafted'],
      by: ['unit', 'office'],
      to: 'withdrawn',
      danger: true,
    },
    revoke: {
      title: '提前撤销',
      from: ['inForce'],
      by: ['unit', 'office'],
      to: 'ended',
      fills: ['ground'],
      approve: ['head'],
      result: 'revoked',
      does: ['credit.endChange'],
    },
    expire: {
      title: '到期恢复',
      from: ['inForce'],
      by: ['clock'],
      to: 'ended',
      result: 'expired',
      does: ['credit.endChange'],
    },
  },
  clocks: {
    propose: {
      title: '提出和审批',
      while: ['drafted'],
      again: 'never',
      limit: { workingDays: 10 },
      warn: [2],
      expires: { tell: ['unit', 'office', 'head'] },
    },
    term: {
      title: '调整期限',
      while: ['inForce'],
      again: 'never',
      limit: { date: 'until' },
      warn: [5],
      expires: { action: 'expire' },
    },
  },
  hooks: {
    'credit.classNow': '检查对象名录中现在的分类',
    'credit.changeable': '核对主体在名录中，分类与现在不同，截止日期在一年以内',
    'credit.changeClass': '写下这次调整，由系统写入检查对象名录',
    'credit.endChange': '结束这次调整，由系统恢复评价的分类',
  },
  figures: {
    opened: { title: '提出的人工调整', count: 'opened', by: ['dept'] },
    open: { title: '生效中的人工调整', count: 'open', by: ['dept'] },
  },
  retention: [{ months: 120, do: 'archive' }],
});
