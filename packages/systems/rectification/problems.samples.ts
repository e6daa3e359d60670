import type { Sample } from '@mingcha/cases';

const open = {
  by: 'office',
  values: { source: '督查', problem: '抽查结果公示不及时。', dept: 'd01', dueDate: '2026-06-30' },
};
const reported = [
  { do: 'claim', by: 'unit', values: { plan: '每周检查公示情况。' }, state: 'correcting' },
  { do: 'report', by: 'unit', values: { done: '已全部公示。', proof: ['f1'] }, state: 'verifying' },
];

export const rectificationSamples: readonly Sample[] = [
  {
    title: '认领、整改、核查、销号',
    open,
    result: 'corrected',
    steps: [
      ...reported,
      { do: 'strike', by: 'verifier', values: { opinion: '属实' }, state: 'verifying' },
      { approve: 'strike', by: 'head', state: 'struck' },
    ],
  },
  {
    title: '核查不通过重新整改，延期须两级同意，同一人不能批两次',
    open,
    result: 'continued',
    steps: [
      ...reported,
      { do: 'fail', by: 'verifier', values: { opinion: '仍有两件未公示' }, state: 'correcting' },
      {
        do: 'postpone',
        by: 'unit',
        values: { newDate: '2026-07-31', ground: '系统改造' },
        state: 'correcting',
      },
      { approve: 'postpone', by: 'office', as: 'p1', state: 'correcting' },
      { approve: 'postpone', by: 'head', as: 'p2', state: 'correcting' },
      { do: 'report', by: 'unit', values: { done: '已完成。', proof: ['f2'] }, state: 'verifying' },
      { do: 'keep', by: 'verifier', values: { opinion: '须长期坚持' }, state: 'verifying' },
      { approve: 'keep', by: 'head', state: 'struck' },
    ],
  },
  {
    title: '改派后重新认领，未认领逾期提醒',
    open,
    steps: [
      { expires: 'claim', state: 'listed' },
      { do: 'reassign', by: 'office', values: { dept: 'd02', ground: '职责调整' }, state: 'listed' },
      { do: 'claim', by: 'unit', values: { plan: '方案' }, state: 'correcting' },
    ],
  },
];
