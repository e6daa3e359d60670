import { defineCaseType } from '@mingcha/cases';

const needs = [{ hook: 'policy.matchable', else: '请核对政策编码。' }] as const;

/**
 * 惠企政策匹配: one edition of a policy. Once its fair-competition review is cited, the enterprises that its conditions hold for
 * each get a 政策兑现 (policy-claims); every week those that have come to meet them since.
 */
export const policyMatchings = defineCaseType({
  format: 1,
  name: 'policy-matchings',
  title: '惠企政策匹配',
  group: 'award',
  basis: ['公平竞争审查条例'],
  number: { pattern: '政策匹配〔{year}〕{seq}号' },
  open: { by: ['office'], fills: ['policyId'], needs, to: 'prepared' },
  unique: [{ by: ['policyId'], among: 'open' }],
  fields: {
    policyId: {
      title: '政策',
      type: 'row',
      register: 'list.policies',
      list: true,
      help: '惠企政策清单中有效、写有匹配条件的政策',
    },
    policy: { title: '政策名称', type: 'text', max: 200, computed: 'policy.name', list: true },
    edition: { title: '清单版本', type: 'number', computed: 'policy.edition', list: true },
    version: {
      title: '清单版本编号',
      type: 'text',
      max: 40,
      internal: true,
      computed: 'policy.version',
    },
    words: { title: '匹配条件', type: 'text', max: 1000, computed: 'policy.words' },
    until: { title: '截止日期', type: 'date', computed: 'policy.until', list: true },
    ground: { title: '理由', type: 'text', max: 500 },
  },
  parties: {
    office: { title: '政策统筹部门', right: 'cases:award:write' },
    head: { title: '政策统筹部门负责人', right: 'cases:award:approve' },
  },
  states: {
    prepared: { title: '待关联公平竞争审查', kind: 'open', for: ['office'] },
    running: { title: '匹配中', kind: 'waiting', for: ['office'] },
    ended: { title: '已结束', kind: 'done' },
    withdrawn: { title: '不再匹配', kind: 'done' },
  },
  actions: {
    citeReview: {
      title: '关联公平竞争审查',
      from: ['prepared'],
      by: ['office'],
      links: 'review',
    },
    start: {
      title: '开始匹配',
      from: ['prepared'],
      by: ['office'],
      to: 'running',
      approve: ['head'],
      needs: [
        ...needs,
        { link: 'review', results: ['passed', 'excepted'], else: '请先关联这条政策已通过的公平竞争审查。' },
      ],
      does: ['policy.match'],
    },
    again: {
      title: '再次匹配',
      from: ['running'],
      by: ['office', 'clock'],
      clock: { week: 'restart' },
      does: ['policy.match'],
    },
    end: { title: '结束匹配', from: ['running'], by: ['office', 'clock'], to: 'ended', asks: ['ground'] },
    withdraw: {
      title: '不再匹配',
      from: ['prepared'],
      by: ['office'],
      to: 'withdrawn',
      fills: ['ground'],
    },
  },
  clocks: {
    review: {
      title: '开始匹配',
      while: ['prepared'],
      again: 'never',
      limit: { workingDays: 20 },
      warn: [5],
      expires: { tell: ['office', 'head'] },
    },
    week: {
      title: '再次匹配',
      while: ['running'],
      again: 'restart',
      limit: { days: 7 },
      expires: { action: 'again' },
    },
    term: {
      title: '政策截止',
      while: ['running'],
      again: 'never',
      limit: { date: 'until' },
      expires: { action: 'end' },
    },
  },
  links: { review: { title: '公平竞争审查', type: 'competition-reviews' } },
  hooks: {
    'policy.name': '政策的名称',
    'policy.edition': '公布的惠企政策清单是第几版',
    'policy.version': '公布的惠企政策清单的版本',
    'policy.words': '匹配条件的文字',
    'policy.until': '政策的截止日期',
    'policy.matchable': '核对政策有效、写有匹配条件、没有停用',
    'policy.match': '逐户核对企业，为符合条件的各立一件政策兑现，已有的不重复',
  },
  figures: {
    opened: { title: '匹配的政策', count: 'opened' },
    open: { title: '匹配中的政策', count: 'open' },
  },
  retention: [{ months: 120, do: 'archive' }],
});
