import type { Sample } from '@mingcha/cases';

const values = { name: '甲商贸公司', uscc: '91620300MA7EXAMPLE', kind: '企业', pledge: ['f1'] };
const open = { by: 'entity', values };
const publish = {
  do: 'publish',
  by: 'registrar',
  values: { eligible: true, depts: ['d01', 'd02'] },
  state: 'noticed',
};

export const simpleDeregistrationSamples: readonly Sample[] = [
  {
    title: '公告二十日无异议，二十日内申请，延长一次后准予',
    open,
    steps: [
      {
        refused: 'publish',
        by: 'registrar',
        values: { eligible: false, depts: ['d01'] },
        code: 'needs',
        state: 'pledged',
      },
      publish,
      { refused: 'apply', by: 'registrar', code: 'state', state: 'noticed' },
      { answer: 'opinion', with: 'clear', by: 'registrar', state: 'noticed' },
      { expires: 'notice', state: 'toApply' },
      { do: 'apply', by: 'entity', state: 'deciding' },
      { do: 'extend', by: 'registrar', values: { ground: '核对材料' }, state: 'deciding' },
      { approve: 'extend', by: 'head', state: 'deciding' },
      { do: 'grant', by: 'registrar', state: 'done', papers: ['notice'] },
    ],
  },
  {
    title: '个体工商户无需公告，部门十日内不提异议即登记',
    open: { by: 'entity', values: { ...values, kind: '个体工商户' } },
    steps: [
      { ...publish, state: 'asking' },
      { expires: 'ask', state: 'deciding' },
      { do: 'grant', by: 'registrar', state: 'done' },
    ],
  },
  {
    title: '税务部门有异议，终止',
    open,
    steps: [
      publish,
      { answer: 'opinion', with: 'objects', by: 'registrar', state: 'stopped', papers: ['stop'] },
    ],
  },
  {
    title: '债权人有异议，终止',
    open,
    steps: [
      publish,
      { do: 'object', by: 'registrar', values: { ground: '尚欠货款', objector: '乙' }, state: 'stopped' },
    ],
  },
  {
    title: '公告期满二十日未申请，终止',
    open,
    steps: [publish, { expires: 'notice', state: 'toApply' }, { expires: 'apply', state: 'lapsed' }],
  },
  {
    title: '在严重失信名单的，不予简易注销',
    open,
    steps: [
      {
        do: 'refuse',
        by: 'registrar',
        values: { ground: '在名单中' },
        state: 'refused',
        papers: ['refusal'],
      },
    ],
  },
];
