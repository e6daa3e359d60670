import { defineCaseType } from '@mingcha/cases';
import { inspectionModes } from '@mingcha/catalogue';

const content = ['title', 'source', 'dept', 'aim', 'modes', 'items', 'scope', 'from', 'until'] as const;
const further = ['plan', 'batch', 'ground', 'groundText', 'joint'] as const;

const planned = 'source == "年度计划"';
const needs = [
  { test: 'from <= until', else: '任务的结束日期不能早于开始日期。' },
  { when: planned, filled: ['plan', 'batch'], else: '按年度计划开展的，请选择计划并填写批次名称。' },
  {
    when: planned,
    register: 'case:inspection-plans',
    by: 'plan',
    where: { state: 'published' },
    else: '只有已公示的计划才能安排任务，请先公布计划，或者选择另一个。',
  },
  {
    when: 'source == "计划外"',
    filled: ['ground', 'groundText'],
    else: '计划外的任务，请选择任务来源并写明缘由。',
  },
  { hook: 'inspection.planned', else: '请核对任务与计划批次是否一致。' },
] as const;

/**
 * 抽查任务: carries out a batch of a published plan, or stands outside of the plans with its ground. The head approves it, it is
 * announced, draws carry it out, and it ends once all their visits are done.
 */
export const inspectionTasks = defineCaseType({
  format: 1,
  name: 'inspection-tasks',
  title: '抽查任务',
  group: 'inspection',
  basis: ['国办发〔2015〕58号', '国办发〔2024〕54号', '甘政办发〔2025〕36号'],
  number: { pattern: '抽查任务〔{year}〕{seq}号', at: 'permit' },
  open: { by: ['office'], fills: content, asks: further, needs, copies: true, to: 'proposed' },
  fields: {
    title: { title: '任务名称', type: 'text', max: 100, list: true },
    source: { title: '任务依据', type: 'choice', choices: ['年度计划', '计划外'], list: true },
    plan: { title: '年度抽查计划', type: 'row', register: 'case:inspection-plans', list: true },
    batch: { title: '计划批次', type: 'text', max: 100, list: true, help: '批次名称，与计划上的一致' },
    ground: {
      title: '计划外任务来源',
      type: 'choice',
      choices: ['投诉举报', '转办交办', '专项行动', '数据监测'],
      list: true,
    },
    groundText: { title: '计划外的缘由', type: 'text', max: 500 },
    dept: { title: '牵头部门', type: 'department', list: true },
    joint: { title: '联合部门', type: 'department', many: true, list: true },
    aim: { title: '定向或不定向', type: 'choice', choices: ['定向', '不定向'], list: true },
    modes: { title: '检查方式', type: 'choice', choices: inspectionModes, many: true, list: true },
    items: { title: '抽查事项', type: 'row', register: 'inspection-items', many: true, list: true },
    scope: { title: '对象范围', type: 'text', max: 300 },
    from: { title: '开始日期', type: 'date', list: true },
    until: { title: '结束日期', type: 'date', list: true },
    reason: { title: '理由', type: 'text', max: 500 },
    summary: {
      title: '抽查情况综述',
      type: 'text',
      max: 2000,
      help: '检查了多少户、各类结果各有多少户、问题怎样处理，载入抽查结果公告',
    },
  },
  parties: {
    office: { title: '牵头部门', right: 'cases:inspection:sign', dept: 'dept' },
    head: { title: '部门负责人', right: 'cases:inspection:approve', dept: 'dept' },
  },
  states: {
    proposed: { title: '待审批', kind: 'open', for: ['head'] },
    approved: { title: '已批准，待公告', kind: 'open', for: ['office'] },
    running: { title: '执行中', kind: 'waiting', for: ['office'] },
    finished: { title: '已完成', kind: 'done' },
    ended: { title: '已提前结束', kind: 'done' },
    refused: { title: '不予批准', kind: 'done' },
  },
  actions: {
    edit: {
      title: '修改',
      from: ['proposed'],
      by: ['office'],
      asks: [...content, ...further],
      needs,
    },
    permit: {
      title: '批准任务',
      from: ['proposed'],
      by: ['head'],
      to: 'approved',
      papers: ['approval'],
      needs,
    },
    refuse: {
      title: '不予批准',
      from: ['proposed'],
      by: ['head'],
      to: 'refused',
      fills: ['reason'],
      danger: true,
    },
    announce: {
      title: '公告任务',
      from: ['approved'],
      by: ['office'],
      to: 'running',
      papers: ['announcement'],
    },
    finish: {
      title: '办结任务',
      from: ['running'],
      by: ['office'],
      to: 'finished',
      asks: ['summary'],
      papers: ['results'],
      needs: [{ hook: 'inspection.visitsDone', else: '本任务的检查还没有全部完成。' }],
    },
    // Once the last visit is public or called off.
    complete: {
      title: '检查全部完成，自动办结',
      from: ['running'],
      by: ['engine'],
      to: 'finished',
      asks: ['summary'],
      papers: ['results'],
      needs: [{ hook: 'inspection.visitsDone', else: '本任务的检查还没有全部完成。' }],
    },
    end: {
      title: '提前结束',
      from: ['approved', 'running'],
      by: ['office'],
      to: 'ended',
      fills: ['reason'],
      approve: ['head'],
      danger: true,
    },
  },
  clocks: {
    permit: {
      title: '审批',
      while: ['proposed'],
      again: 'never',
      limit: { workingDays: 3 },
      expires: { tell: ['head', 'office'] },
    },
    announce: {
      title: '公告',
      while: ['approved'],
      again: 'never',
      limit: { workingDays: 5 },
      expires: { tell: ['office', 'head'] },
    },
    run: {
      title: '完成',
      while: ['running'],
      again: 'never',
      limit: { date: 'until' },
      warn: [10, 3],
      expires: { tell: ['office', 'head'] },
    },
  },
  papers: {
    approval: { title: '抽查任务审批表', to: 'office', template: 'inspection-task-approval' },
    announcement: {
      title: '抽查任务公告',
      to: 'office',
      template: 'inspection-task-announcement',
      public: true,
      needsSeal: true,
    },
    results: {
      title: '抽查结果公告',
      to: 'office',
      template: 'inspection-task-results',
      public: true,
      needsSeal: true,
    },
  },
  hooks: {
    'inspection.planned': '核对任务与计划批次是否一致，计划外的任务不能填写计划',
    'inspection.visitsDone': '核对本任务各次抽查的检查是否全部完成',
  },
  publication: [
    {
      states: ['running', 'finished'],
      fields: [...content, 'plan', 'batch', 'ground', 'joint', 'summary'],
    },
    { states: ['ended'], fields: [...content, 'plan', 'batch', 'ground', 'joint', 'reason'] },
  ],
  figures: {
    opened: { title: '抽查任务', count: 'opened', by: ['dept', 'source'] },
    finished: { title: '已完成任务', count: 'done', by: ['dept', 'source'] },
    inTime: { title: '按期完成率', onTime: 'run', by: ['dept'] },
  },
  retention: [{ months: 120, do: 'archive' }],
});
