import { defineCaseType } from '@mingcha/cases';

/**
 * 事项紧急停用: an item of a published list is out of use from the moment on at which one person says so. A second person confirms
 * it within two working days, or it is in use again. Its editions stay as they are, and so does what was suspended when.
 */
export const itemSuspensions = defineCaseType({
  format: 1,
  name: 'item-suspensions',
  title: '事项紧急停用',
  group: 'catalogue',
  basis: ['国办发〔2022〕2号'],
  number: { pattern: '停用〔{year}〕{seq}号' },
  open: {
    by: ['office'],
    fills: ['listId', 'item', 'reason'],
    needs: [{ hook: 'lists.suspend', else: '请核对清单和条目。' }],
    to: 'suspended',
  },
  unique: [{ by: ['listId', 'item'], among: 'open' }],
  fields: {
    listId: {
      title: '清单编号',
      type: 'text',
      max: 40,
      help: '在清单中打开条目，点“紧急停用”时自动填写',
    },
    listTitle: { title: '清单', type: 'text', max: 100, computed: 'lists.listTitle', list: true },
    item: { title: '条目编号', type: 'text', max: 64, list: true },
    name: { title: '事项', type: 'text', max: 200, computed: 'lists.itemName', list: true },
    reason: {
      title: '停用理由',
      type: 'text',
      max: 500,
      help: '公众可以看到：依据何时修改或者废止，有何风险',
    },
    ground: { title: '恢复理由', type: 'text', max: 500 },
  },
  parties: {
    office: { title: '清单编制人', right: 'cases:catalogue:write' },
    second: { title: '确认人', right: 'cases:catalogue:supervise' },
  },
  states: {
    suspended: { title: '已停用，待确认', kind: 'open', for: ['office'] },
    confirmed: { title: '停用中', kind: 'waiting', for: ['office'] },
    resumed: { title: '已恢复', kind: 'done', results: ['resumed'] },
    lapsed: { title: '未经确认，已恢复', kind: 'done', results: ['lapsed'] },
    withdrawn: { title: '撤回，已恢复', kind: 'done', results: ['withdrawn'] },
  },
  results: { resumed: '恢复', lapsed: '未经确认', withdrawn: '撤回' },
  actions: {
    confirm: {
      title: '提请确认',
      from: ['suspended'],
      by: ['office'],
      to: 'confirmed',
      approve: ['second'],
      does: ['lists.confirmSuspension'],
      papers: ['suspension'],
    },
    withdraw: {
      title: '撤回停用',
      from: ['suspended'],
      by: ['office'],
      to: 'withdrawn',
      fills: ['ground'],
      result: 'withdrawn',
      does: ['lists.resume'],
    },
    lapse: {
      title: '未经确认，恢复',
      from: ['suspended'],
      by: ['clock'],
      to: 'lapsed',
      result: 'lapsed',
      does: ['lists.resume'],
    },
    resume: {
      title: '恢复使用',
      from: ['confirmed'],
      by: ['office'],
      to: 'resumed',
      fills: ['ground'],
      approve: ['second'],
      result: 'resumed',
      does: ['lists.resume'],
      papers: ['resumption'],
    },
  },
  clocks: {
    confirm: {
      title: '第二人确认',
      while: ['suspended'],
      again: 'never',
      limit: { workingDays: 2 },
      warn: [1],
      expires: { action: 'lapse' },
    },
    look: {
      title: '修改清单或者恢复',
      while: ['confirmed'],
      again: 'never',
      limit: { workingDays: 20 },
      warn: [5],
      expires: { tell: ['office', 'second'] },
    },
  },
  papers: {
    suspension: {
      title: '事项停用公告',
      to: 'office',
      template: 'item-suspension',
      public: true,
      needsSeal: true,
    },
    resumption: {
      title: '事项恢复公告',
      to: 'office',
      template: 'item-resumption',
      public: true,
      needsSeal: true,
    },
  },
  hooks: {
    'lists.listTitle': '清单的名称',
    'lists.itemName': '条目的名称',
    'lists.suspend': '核对条目在公布的清单上，从登记时起停用',
    'lists.confirmSuspension': '记下停用已由第二人确认',
    'lists.resume': '恢复使用，停用的起止时间留存',
  },
  publication: [
    {
      states: ['suspended', 'confirmed', 'resumed', 'lapsed', 'withdrawn'],
      fields: ['listTitle', 'item', 'name', 'reason', 'ground'],
    },
  ],
  figures: {
    opened: { title: '停用次数', count: 'opened' },
    open: { title: '停用中', count: 'open' },
    inTime: { title: '按期确认率', onTime: 'confirm' },
  },
  retention: [{ months: 360, do: 'archive' }],
});
