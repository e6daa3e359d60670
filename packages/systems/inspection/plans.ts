import { defineCaseType } from '@mingcha/cases';
import { inspectionModes } from '@mingcha/catalogue';

const content = ['title', 'kind', 'year', 'dept', 'batches'] as const;
const further = ['joint', 'note'] as const;

const needs = [
  { hook: 'inspection.batches', else: '请核对各批次。' },
  {
    when: 'kind == "部门联合抽查计划"',
    filled: ['joint'],
    else: '部门联合抽查计划请填写联合部门。',
  },
] as const;

/**
 * 年度抽查计划: drafted, agreed to by a second person and by the head, and published with its batches. What is changed later is
 * published as a new version with its reason; the plan ends with its year.
 */
export const inspectionPlans = defineCaseType({
  format: 1,
  name: 'inspection-plans',
  title: '年度抽查计划',
  group: 'inspection',
  basis: ['国办发〔2015〕58号', '国市监信〔2019〕38号', '甘政办发〔2025〕36号'],
  number: { pattern: '抽查计划〔{year}〕{seq}号', at: 'publish' },
  open: { by: ['office'], fills: content, asks: further, needs, copies: true, to: 'drafting' },
  fields: {
    title: { title: '计划名称', type: 'text', max: 100, list: true },
    kind: { title: '计划类型', type: 'choice', choices: ['部门抽查计划', '部门联合抽查计划'], list: true },
    year: { title: '计划年度', type: 'number', max: 2999, list: true, help: '如 2026' },
    dept: { title: '牵头部门', type: 'department', list: true },
    joint: { title: '联合部门', type: 'department', many: true, list: true },
    batches: {
      title: '批次',
      type: 'table',
      help: '比例和数量填写一项；事项须在已公示的随机抽查事项清单上，且为启用。',
      columns: {
        name: { title: '批次名称', type: 'text', max: 100 },
        items: { title: '抽查事项', type: 'row', register: 'inspection-items', many: true },
        kind: { title: '事项类别', type: 'choice', choices: ['一般检查事项', '重点检查事项'] },
        aim: { title: '定向或不定向', type: 'choice', choices: ['定向', '不定向'] },
        scope: { title: '对象范围', type: 'text', max: 300 },
        ratio: { title: '比例（%）', type: 'number', max: 100 },
        count: { title: '数量（户）', type: 'number', max: 1_000_000 },
        frequency: {
          title: '频次',
          type: 'choice',
          choices: ['每年一次', '每年两次', '每季度一次', '每月一次', '每两年一次', '不定期'],
        },
        modes: { title: '检查方式', type: 'choice', choices: inspectionModes, many: true },
        from: { title: '开始日期', type: 'date' },
        until: { title: '结束日期', type: 'date' },
        lead: { title: '批次牵头部门', type: 'department' },
        joint: { title: '批次联合部门', type: 'department', many: true },
        byClass: { title: '运用信用风险分类', type: 'yesNo' },
      },
    },
    note: { title: '说明', type: 'text', max: 2000 },
    reason: { title: '理由', type: 'text', max: 500 },
    changeReason: { title: '变更理由', type: 'text', max: 500 },
  },
  parties: {
    office: { title: '牵头部门', right: 'cases:inspection:sign', dept: 'dept' },
    reviewer: { title: '复核人', right: 'cases:inspection:supervise' },
    head: { title: '部门负责人', right: 'cases:inspection:approve', dept: 'dept' },
  },
  states: {
    drafting: { title: '起草', kind: 'open', for: ['office'] },
    settled: { title: '已定稿，待审定', kind: 'open', for: ['office'] },
    published: {
      title: '已公示',
      kind: 'waiting',
      for: ['office'],
    },
    ended: { title: '年度已结束', kind: 'done' },
    withdrawn: { title: '已撤销', kind: 'done' },
    dropped: { title: '不再制定', kind: 'done' },
  },
  actions: {
    edit: {
      title: '修改',
      from: ['drafting'],
      by: ['office'],
      asks: [...content, ...further],
      needs,
    },
    settle: { title: '定稿', from: ['drafting'], by: ['office'], to: 'settled', needs },
    reopen: { title: '退回修改', from: ['settled'], by: ['office'], to: 'drafting', asks: ['reason'] },
    // Nobody can change what is settled, so that everyone in the chain agrees to the same.
    publish: {
      title: '提请审定公布',
      from: ['settled'],
      by: ['office'],
      to: 'published',
      approve: ['reviewer', 'head'],
      papers: ['announcement'],
      does: ['inspection.planPublished'],
      needs,
    },
    change: {
      title: '变更计划',
      from: ['published'],
      by: ['office'],
      fills: ['changeReason', 'batches'],
      asks: [...further],
      approve: ['reviewer', 'head'],
      papers: ['announcement'],
      does: ['inspection.planPublished'],
      needs,
    },
    withdraw: {
      title: '撤销计划',
      from: ['published'],
      by: ['office'],
      to: 'withdrawn',
      fills: ['reason'],
      approve: ['head'],
      danger: true,
    },
    end: { title: '年度结束', from: ['published'], by: ['clock'], to: 'ended' },
    drop: {
      title: '不再制定',
      from: ['drafting', 'settled'],
      by: ['office'],
      to: 'dropped',
      fills: ['reason'],
      approve: ['head'],
      danger: true,
    },
  },
  clocks: {
    publish: {
      title: '公布',
      while: ['drafting', 'settled'],
      again: 'resume',
      limit: { yearly: '03-31', year: 'year' },
      warn: [10, 3],
      expires: { tell: ['office', 'head'] },
      basis: '年度抽查计划于每年三月底前公布',
    },
    year: {
      title: '计划年度',
      while: ['published'],
      again: 'never',
      limit: { yearly: '12-31', year: 'year' },
      expires: { action: 'end' },
    },
  },
  papers: {
    announcement: {
      title: '抽查计划公告',
      to: 'office',
      template: 'inspection-plan-announcement',
      public: true,
      needsSeal: true,
    },
  },
  hooks: {
    'inspection.batches': '核对各批次：事项在清单上，期间在计划年度内，比例和数量填写一项',
    'inspection.planPublished': '计划公布和变更后通知订阅的系统',
  },
  publication: [
    {
      states: ['published', 'ended'],
      fields: ['title', 'kind', 'year', 'dept', 'joint', 'batches', 'note', 'changeReason'],
    },
    { states: ['withdrawn'], fields: ['title', 'kind', 'year', 'dept', 'joint', 'batches', 'reason'] },
  ],
  figures: {
    opened: { title: '编制计划', count: 'opened', by: ['dept', 'kind'] },
    inTime: { title: '按期公布率', onTime: 'publish', by: ['dept'] },
  },
  retention: [{ months: 120, do: 'archive' }],
});
