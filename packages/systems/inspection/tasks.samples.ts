import type { Sample } from '@mingcha/cases';

const plan = '01JZ0000000000000000000000';
const task = {
  title: '2026 年第二季度食品经营抽查',
  dept: 'd01',
  aim: '不定向',
  modes: ['现场检查'],
  items: ['SJ-0003'],
  scope: '全市食品经营单位',
  from: '2026-04-01',
  until: '2026-06-30',
};
const outside = {
  ...task,
  source: '计划外',
  ground: '投诉举报',
  groundText: '同类投诉集中，须抽查核实。',
};
const planned = { ...task, source: '年度计划', plan, batch: '第一批' };
const rows = { 'case:inspection-plans': { [plan]: { name: '2026 年度抽查计划', state: 'published' } } };

export const inspectionTaskSamples: readonly Sample[] = [
  {
    title: '计划外的任务写明缘由，经批准、公告；检查未完成时不能办结，由负责人同意后提前结束',
    refuses: { 'inspection.visitsDone': '还有 3 户没有检查完。' },
    open: { by: 'office', values: outside },
    steps: [
      { refused: 'edit', by: 'office', values: { until: '2026-03-01' }, code: 'needs', state: 'proposed' },
      { do: 'edit', by: 'office', values: { scope: '城区食品经营单位' }, state: 'proposed' },
      { do: 'permit', by: 'head', state: 'approved', papers: ['approval'] },
      { do: 'announce', by: 'office', state: 'running', papers: ['announcement'] },
      { refused: 'finish', by: 'office', code: 'needs', state: 'running' },
      { expires: 'run', state: 'running' },
      { do: 'end', by: 'office', values: { reason: '专项行动提前收尾' }, state: 'running' },
      { approve: 'end', by: 'head', as: 'head', state: 'ended' },
    ],
  },
  {
    title: '已有安排的计划外任务不予批准，理由必填',
    open: { by: 'office', values: outside },
    steps: [
      { refused: 'refuse', by: 'head', values: {}, code: 'invalid', state: 'proposed' },
      { do: 'refuse', by: 'head', values: { reason: '已列入年度计划' }, state: 'refused' },
    ],
  },
  {
    title: '按已公示的计划安排的任务，检查全部完成后办结',
    rows,
    open: { by: 'office', values: planned },
    steps: [
      { do: 'permit', by: 'head', state: 'approved' },
      { do: 'announce', by: 'office', state: 'running' },
      {
        do: 'finish',
        by: 'office',
        values: { summary: '检查 40 户，36 户未发现问题，4 户已责令改正。' },
        state: 'finished',
        papers: ['results'],
      },
    ],
  },
];
