import type { Sample } from '@mingcha/cases';

const opened = (kind: string) => ({
  by: 'office',
  values: {
    ...{ name: '甲食品公司', uscc: '91620300MA7EXAMPLE', kind, dept: 'd01', year: 2025 },
    ...{ reason: '未按期公示年度报告', facts: '至 2026 年 6 月 30 日未公示 2025 年度报告。' },
  },
});
const told = [
  { do: 'tell', by: 'unit', state: 'told', papers: ['notice'] },
  { do: 'plead', by: 'unit', values: { pleading: '忘记填报。' }, state: 'told' },
  { do: 'list', by: 'unit', state: 'told' },
];
const listed = [...told, { approve: 'list', by: 'head', state: 'listed', papers: ['decision'] }];

export const abnormalListingSamples: readonly Sample[] = [
  {
    title: '列入后补报，申请移出；先未准，再移出',
    open: opened('企业'),
    result: 'removed',
    steps: [
      { do: 'assign', by: 'office', values: { dept: 'd01' }, state: 'proposed' },
      ...listed,
      { do: 'apply', by: 'unit', state: 'removing' },
      { do: 'keep', by: 'unit', values: { ground: '年度报告仍未公示' }, state: 'removing' },
      { approve: 'keep', by: 'head', state: 'listed' },
      { do: 'apply', by: 'unit', state: 'removing' },
      { do: 'remove', by: 'unit', values: { ground: '已补报并公示' }, state: 'removing' },
      { approve: 'remove', by: 'head', state: 'removed', papers: ['removal'] },
    ],
  },
  {
    title: '未陈述申辩的，期满才能决定；依据撤销的移出',
    open: opened('企业'),
    result: 'annulled',
    steps: [
      told[0]!,
      { refused: 'list', by: 'unit', code: 'needs', state: 'told' },
      { expires: 'plead', state: 'told' },
      ...listed.slice(2),
      { do: 'annul', by: 'unit', values: { ground: '原认定有误' }, state: 'listed' },
      { approve: 'annul', by: 'head', state: 'removed', papers: ['removal'] },
    ],
  },
  {
    title: '个体工商户标记，不列入；补报后自动恢复',
    open: opened('个体工商户'),
    result: 'restored',
    steps: [
      ...told,
      { approve: 'list', by: 'head', state: 'marked', papers: ['decision'] },
      {
        do: 'restore',
        by: 'engine',
        values: { ground: '已补报年度报告' },
        state: 'restored',
        papers: ['removal'],
      },
    ],
  },
  {
    title: '核实后不予列入',
    open: opened('企业'),
    steps: [
      { do: 'drop', by: 'office', values: { ground: '已按期公示' }, state: 'proposed' },
      { approve: 'drop', by: 'head', state: 'dropped' },
    ],
  },
];
