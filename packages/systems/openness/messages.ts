import { defineCaseType } from '@mingcha/cases';

/** 留言: corrections of a website, questions and simple inquiries, answered within 3, 5 and 1 working days. */
export const messages = defineCaseType({
  format: 1,
  name: 'messages',
  title: '网上留言',
  group: 'openness',
  basis: ['政府网站与政务新媒体检查指标'],
  number: { pattern: '留{year}{seq:6}' },
  open: { by: ['visitor', 'office'], fills: ['kind', 'text'], asks: ['contact', 'page'], to: 'received' },
  fields: {
    kind: { title: '留言类别', type: 'choice', choices: ['纠错', '咨询', '简单常见问题'], list: true },
    text: { title: '留言内容', type: 'text', max: 4000 },
    contact: { title: '联系方式', type: 'text', personal: true },
    page: { title: '网页地址', type: 'text' },
    dept: { title: '承办单位', type: 'department', list: true },
    reply: { title: '答复内容', type: 'text', max: 8000 },
    ground: {
      title: '不予答复的理由',
      type: 'choice',
      choices: ['内容不清', '重复留言', '不属于本级职责', '含有违法内容'],
    },
    returned: { title: '退回理由', type: 'text', internal: true },
  },
  parties: {
    visitor: { title: '留言人', receipt: true },
    office: { title: '网站管理员', right: 'cases:openness:write' },
    unit: { title: '承办单位', right: 'cases:openness:sign', dept: 'dept' },
  },
  states: {
    received: { title: '待分办', outside: '已收到', kind: 'open', for: ['office'] },
    handling: { title: '办理中', kind: 'open', for: ['unit'] },
    answered: { title: '已答复', kind: 'done' },
    declined: { title: '不予答复', kind: 'done' },
    withdrawn: { title: '已撤回', kind: 'done' },
  },
  actions: {
    assign: { title: '分办', from: ['received'], by: ['office'], to: 'handling', transfer: 'dept' },
    sendBack: {
      title: '退回重新分办',
      from: ['handling'],
      by: ['unit'],
      to: 'received',
      fills: ['returned'],
      times: 2,
    },
    reclassify: { title: '更改类别', from: 'open', by: ['office'], fills: ['kind'] },
    answer: { title: '答复', from: 'open', by: ['office', 'unit'], to: 'answered', fills: ['reply'] },
    decline: { title: '不予答复', from: ['received'], by: ['office'], to: 'declined', fills: ['ground'] },
    withdraw: { title: '撤回', from: 'open', by: ['visitor'], to: 'withdrawn', danger: true },
  },
  clocks: {
    answer: {
      title: '答复',
      while: ['received', 'handling'],
      again: 'resume',
      limit: {
        rules: [
          { when: 'kind == "纠错"', limit: { workingDays: 3 } },
          { when: 'kind == "简单常见问题"', limit: { workingDays: 1 } },
          { limit: { workingDays: 5 } },
        ],
      },
      warn: [1],
      expires: { tell: ['office', 'unit'] },
      outside: true,
    },
  },
  publication: [{ states: ['answered'], fields: ['kind', 'text', 'reply'] }],
  figures: {
    received: { title: '收到', count: 'opened', by: ['kind'] },
    onTime: { title: '按期答复率', onTime: 'answer', by: ['dept'] },
  },
  retention: [{ months: 36, do: 'erasePersonal' }],
});
