import type { Sample } from '@mingcha/cases';

const open = {
  by: 'unit',
  values: {
    name: '甲食品公司',
    uscc: '91620300MA7EXAMPLE',
    dept: 'd01',
    penalty: '市监处罚〔2026〕1号',
    reason: '食品安全',
    facts: '生产经营不符合安全标准的食品，情节严重。',
  },
};
const listed = [
  { do: 'tell', by: 'unit', state: 'told', papers: ['notice'] },
  { do: 'plead', by: 'unit', values: { pleading: '已经整改。' }, state: 'told' },
  { do: 'askConsent', by: 'unit', state: 'consenting' },
  { do: 'list', by: 'unit', values: { consent: '省市监函〔2026〕1号' }, state: 'consenting' },
  { approve: 'list', by: 'head', state: 'listed', papers: ['decision'] },
];

export const seriousListingSamples: readonly Sample[] = [
  {
    title: '满一年的，修复后移出',
    open,
    result: 'repaired',
    steps: [
      ...listed,
      { refused: 'repair', by: 'engine', code: 'needs', state: 'listed' },
      { expires: 'least', state: 'listed' },
      { do: 'repair', by: 'engine', values: { ground: '信用修复' }, state: 'removed', papers: ['removal'] },
    ],
  },
  {
    title: '未陈述申辩的，期满才能报上级；没有修复的，三年期满移出',
    open,
    result: 'expired',
    steps: [
      listed[0]!,
      { refused: 'askConsent', by: 'unit', code: 'needs', state: 'told' },
      { expires: 'plead', state: 'told' },
      ...listed.slice(2),
      { expires: 'least', state: 'listed' },
      { expires: 'term', state: 'removed', papers: ['removal'] },
    ],
  },
  {
    title: '破产临时修复期间暂停公示，终止的恢复公示；执行完毕的移出，不看最短期限',
    open,
    result: 'repaired',
    steps: [
      ...listed,
      { do: 'suspend', by: 'engine', values: { suspended: '破产临时修复' }, state: 'suspended' },
      { do: 'resume', by: 'engine', state: 'listed' },
      { refused: 'repair', by: 'engine', code: 'needs', state: 'listed' },
      { do: 'suspend', by: 'engine', values: { suspended: '破产临时修复' }, state: 'suspended' },
      { do: 'repair', by: 'engine', values: { ground: '执行完毕' }, state: 'removed', papers: ['removal'] },
    ],
  },
  {
    title: '处罚决定被撤销，移出',
    open,
    result: 'annulled',
    steps: [
      ...listed,
      { do: 'annul', by: 'unit', values: { ground: '处罚被撤销' }, state: 'listed' },
      { approve: 'annul', by: 'head', state: 'removed' },
    ],
  },
  {
    title: '申辩成立，不予列入',
    open,
    steps: [
      ...listed.slice(0, 2),
      { do: 'drop', by: 'unit', values: { ground: '情节轻微' }, state: 'told' },
      { approve: 'drop', by: 'head', state: 'dropped' },
    ],
  },
];
