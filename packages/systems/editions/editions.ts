import { defineCaseType } from '@mingcha/cases';

const needs = [{ hook: 'lists.reviewable', else: '请核对清单的名称和生效日期。' }] as const;

/**
 * 清单公示审核: a version of a list is looked at by three people, none of whom has edited it or asks for it, for whether it is
 * lawful, whole, in due form and right. It is published by itself as its day of effect begins.
 */
export const listEditions = defineCaseType({
  format: 1,
  name: 'list-editions',
  title: '清单公示审核',
  group: 'catalogue',
  basis: ['国办发〔2022〕2号', '国办发〔2022〕22号'],
  number: { pattern: '清单审核〔{year}〕{seq}号' },
  open: { by: ['office'], fills: ['listId', 'from'], asks: ['note'], needs, to: 'drafted' },
  unique: [{ by: ['listId'], among: 'open' }],
  fields: {
    listId: { title: '清单编号', type: 'text', max: 40, help: '在清单页面点“提交审核”时自动填写' },
    name: { title: '清单', type: 'text', max: 100, computed: 'lists.title', list: true },
    edition: { title: '送审版本', type: 'number', computed: 'lists.edition', list: true },
    version: { title: '送审版本编号', type: 'text', max: 40, internal: true, computed: 'lists.version' },
    changes: { title: '与已公示版本相比', type: 'text', max: 500, computed: 'lists.changes' },
    editors: { title: '编辑人', type: 'person', many: true, internal: true, computed: 'lists.editors' },
    from: {
      title: '生效日期',
      type: 'date',
      list: true,
      help: '当日零时起公示；填今天或者以前的日期，审核通过后即公示',
    },
    eve: { title: '生效前一日', type: 'date', internal: true, computed: 'lists.eve' },
    note: { title: '修改说明', type: 'text', max: 2000 },
    reason: { title: '理由', type: 'text', max: 500 },
  },
  parties: {
    office: { title: '清单编制人', right: 'cases:catalogue:write' },
    legal: { title: '合法性审核人', right: 'cases:catalogue:supervise', notPerson: 'editors' },
    content: { title: '完整度和规范性审核人', right: 'cases:catalogue:supervise', notPerson: 'editors' },
    accuracy: { title: '准确性审核人', right: 'cases:catalogue:supervise', notPerson: 'editors' },
  },
  states: {
    drafted: { title: '送审', kind: 'open', for: ['office'] },
    scheduled: { title: '审核通过，待生效', kind: 'waiting', for: ['office'] },
    published: { title: '已公示', kind: 'done' },
    withdrawn: { title: '已撤回', kind: 'done' },
  },
  actions: {
    review: {
      title: '提请审核',
      from: ['drafted'],
      by: ['office'],
      to: 'scheduled',
      approve: ['legal', 'content', 'accuracy'],
      needs,
    },
    takeEffect: {
      title: '生效',
      from: ['scheduled'],
      by: ['clock'],
      to: 'published',
      does: ['lists.publish'],
      papers: ['announcement'],
    },
    withdraw: {
      title: '撤回',
      from: ['drafted', 'scheduled'],
      by: ['office'],
      to: 'withdrawn',
      fills: ['reason'],
      danger: true,
    },
  },
  clocks: {
    review: {
      title: '审核',
      while: ['drafted'],
      again: 'resume',
      limit: { workingDays: 10 },
      warn: [3, 1],
      expires: { tell: ['office', 'legal', 'content', 'accuracy'] },
    },
    effect: {
      title: '生效',
      while: ['scheduled'],
      again: 'never',
      limit: { date: 'eve' },
      expires: { action: 'takeEffect' },
    },
  },
  papers: {
    announcement: {
      title: '清单公告',
      to: 'office',
      template: 'list-edition',
      public: true,
      needsSeal: true,
    },
  },
  hooks: {
    'lists.title': '清单的名称',
    'lists.version': '送审的版本：提交时清单的当前版本',
    'lists.edition': '送审版本的序号',
    'lists.changes': '与已公示版本相比增加、修改、删去多少项',
    'lists.editors': '已公示版本之后编辑过清单的人员',
    'lists.eve': '生效日期的前一日',
    'lists.reviewable': '核对清单有尚未公示的版本，送审的就是它',
    'lists.publish': '公示送审的版本',
  },
  publication: [{ states: ['published'], fields: ['name', 'edition', 'changes', 'from', 'note'] }],
  figures: {
    opened: { title: '送审的清单版本', count: 'opened' },
    published: { title: '公示的清单版本', count: 'done' },
    inTime: { title: '按期审核率', onTime: 'review' },
  },
  retention: [{ months: 360, do: 'archive' }],
});
