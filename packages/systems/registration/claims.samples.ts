import type { Sample } from '@mingcha/cases';

const open = {
  by: 'registrar',
  values: {
    name: '甲餐饮店',
    uscc: '92620300MA7EXAMPLE',
    matter: '食品经营许可',
    dept: 'd01',
    registeredOn: '2026-03-02',
  },
};
const decided = { outcome: '准予许可', decidedOn: '2026-03-02' };

export const licenceClaimSamples: readonly Sample[] = [
  {
    title: '认领，作出许可后三个工作日内反馈',
    open,
    result: 'granted',
    steps: [
      { do: 'claim', by: 'unit', state: 'claimed' },
      { refused: 'decide', by: 'unit', values: decided, code: 'invalid', state: 'claimed' },
      { do: 'decide', by: 'unit', values: { ...decided, licence: 'JY1' }, state: 'decided' },
      { expires: 'feedback', state: 'decided' },
      { do: 'feedBack', by: 'unit', values: { feedback: '列入日常检查。' }, state: 'fedBack' },
    ],
  },
  {
    title: '不归本部门的退回，重新分流后逾期未认领，催办',
    open,
    steps: [
      { do: 'notMine', by: 'unit', values: { ground: '不属于职责' }, state: 'toReassign' },
      { do: 'reassign', by: 'registrar', values: { dept: 'd02' }, state: 'pushed' },
      { expires: 'claim', state: 'pushed', papers: ['urge'] },
      { do: 'claim', by: 'unit', state: 'claimed' },
      { do: 'notNeeded', by: 'unit', values: { ground: '未从事该项经营' }, state: 'notNeeded' },
    ],
  },
  {
    title: '主体已注销，终止推送',
    open,
    steps: [{ do: 'stop', by: 'registrar', values: { ground: '已注销' }, state: 'stopped' }],
  },
];
