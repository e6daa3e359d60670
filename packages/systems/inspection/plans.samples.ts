import type { Sample } from '@mingcha/cases';

const batch = {
  name: '第一批',
  items: ['SJ-0003'],
  kind: '一般检查事项',
  aim: '不定向',
  scope: '全市食品经营单位',
  ratio: 3,
  frequency: '每年一次',
  modes: ['现场检查'],
  from: '2026-04-01',
  until: '2026-06-30',
  byClass: true,
};
const single = {
  title: '2026 年度食品经营抽查计划',
  kind: '部门抽查计划',
  year: 2026,
  dept: 'd01',
  batches: [batch],
};
const joint = { ...single, title: '2026 年度餐饮行业联合抽查计划', kind: '部门联合抽查计划' };

export const inspectionPlanSamples: readonly Sample[] = [
  {
    title: '计划经修改、定稿，由第二人和负责人审定后公布，变更一次后随年度结束',
    open: { by: 'office', values: single },
    steps: [
      {
        do: 'edit',
        by: 'office',
        values: { batches: [batch, { ...batch, name: '第二批', count: 20, ratio: undefined }] },
        state: 'drafting',
      },
      { do: 'settle', by: 'office', state: 'settled' },
      { refused: 'edit', by: 'office', values: { title: '另一份计划' }, code: 'state', state: 'settled' },
      { do: 'reopen', by: 'office', values: { reason: '比例偏低' }, state: 'drafting' },
      { do: 'settle', by: 'office', state: 'settled' },
      { do: 'publish', by: 'office', state: 'settled' },
      { approve: 'publish', by: 'reviewer', as: 'second', state: 'settled' },
      { approve: 'publish', by: 'head', as: 'head', state: 'published', papers: ['announcement'] },
      {
        refused: 'change',
        by: 'office',
        values: { changeReason: '增加一批', batches: [] },
        code: 'invalid',
        state: 'published',
      },
      {
        do: 'change',
        by: 'office',
        values: { changeReason: '增加一批', batches: [batch, { ...batch, name: '第三批' }] },
        state: 'published',
      },
      { approve: 'change', by: 'reviewer', as: 'second', state: 'published' },
      { approve: 'change', by: 'head', as: 'head', state: 'published', papers: ['announcement'] },
      { expires: 'year', state: 'ended' },
    ],
  },
  {
    title: '联合计划写明联合部门，公布后说明理由撤销',
    open: { by: 'office', values: { ...joint, joint: ['d02'] } },
    steps: [
      { do: 'settle', by: 'office', state: 'settled' },
      { do: 'publish', by: 'office', state: 'settled' },
      { approve: 'publish', by: 'reviewer', as: 'second', state: 'settled' },
      { approve: 'publish', by: 'head', as: 'head', state: 'published' },
      { refused: 'withdraw', by: 'office', values: {}, code: 'invalid', state: 'published' },
      { do: 'withdraw', by: 'office', values: { reason: '上级统一部署' }, state: 'published' },
      { approve: 'withdraw', by: 'head', as: 'head', state: 'withdrawn' },
    ],
  },
  {
    title: '没有写明联合部门的联合计划不能登记，起草中的计划不再制定',
    open: { by: 'office', values: single },
    steps: [
      { refused: 'edit', by: 'office', values: { kind: joint.kind }, code: 'invalid', state: 'drafting' },
      { do: 'drop', by: 'office', values: { reason: '并入联合计划' }, state: 'drafting' },
      { approve: 'drop', by: 'head', as: 'head', state: 'dropped' },
    ],
  },
];
