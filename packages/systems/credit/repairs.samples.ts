import type { Sample } from '@mingcha/cases';

const open = {
  by: 'window',
  values: {
    name: '甲食品公司',
    uscc: '91620300MA7EXAMPLE',
    record: '市监处罚〔2026〕1号',
    proof: ['f1'],
    pledge: ['f2'],
  },
};
const push = { do: 'push', by: 'window', values: { authority: 'd01' }, state: 'pushed' };
const accept = (weight: string) => ({
  do: 'accept',
  by: 'authority',
  values: { weight, publishedOn: '2026-03-02' },
  state: 'verifying',
  papers: ['acceptance'],
});
const repair = [
  { do: 'repair', by: 'authority', values: { sites: ['d01', 'd02'] }, state: 'verifying' },
  { approve: 'repair', by: 'head', state: 'syncing', papers: ['decision', 'notice'] },
];
const proved = {
  do: 'prove',
  by: 'engine',
  values: { proofs: [{ place: '双公示', at: '2026-03-02 09:00:00', what: '公示页不再列出' }], missing: '无' },
  state: 'syncing',
};

/** Duties are met by the plan: nobody can prove them before. */
const { proof: _, ...byRuling } = open.values;

/** A repair for the time of a plan that a court has approved, and what comes of it. */
const bankrupt = (last: string, title: string, state: string, papers: string[]): Sample => ({
  title: `破产重整的临时修复，${title}`,
  open: { ...open, values: { ...byRuling, ruling: '（2026）甘03破1号', order: ['f3'] } },
  result: state,
  steps: [
    push,
    accept('严重'),
    { refused: 'repair', by: 'authority', code: 'needs', state: 'verifying' },
    { do: 'repairForNow', by: 'authority', values: { until: '2027-06-30' }, state: 'verifying' },
    { approve: 'repairForNow', by: 'head', state: 'pausing', papers: ['interim', 'interimNotice'] },
    { ...proved, state: 'pausing' },
    { do: 'pause', by: 'engine', state: 'interim' },
    { do: last, by: 'authority', values: { ground: '人民法院的裁定' }, state: 'interim' },
    { approve: last, by: 'head', state, papers },
  ],
});

export const creditRepairSamples: readonly Sample[] = [
  {
    title: '轻微的不看公示期；各处均停止公示后才办结',
    open,
    result: 'repaired',
    steps: [
      push,
      accept('轻微'),
      ...repair,
      proved,
      { answer: 'sync', with: 'gone', by: 'authority', state: 'syncing' },
      { refused: 'finish', by: 'window', code: 'needs', state: 'syncing' },
      { answer: 'sync', with: 'absent', by: 'authority', state: 'syncing' },
      { do: 'finish', by: 'engine', state: 'repaired' },
    ],
  },
  {
    title: '未满最短公示期不能修复，延长后期满',
    open,
    result: 'repaired',
    steps: [
      push,
      accept('一般'),
      { refused: 'repair', by: 'authority', values: { sites: ['d01'] }, code: 'needs', state: 'verifying' },
      { do: 'extend', by: 'authority', values: { ground: '待满公示期' }, state: 'verifying' },
      { approve: 'extend', by: 'head', state: 'verifying' },
      { expires: 'period', state: 'verifying' },
      ...repair,
      proved,
      { answer: 'sync', with: 'gone', by: 'authority', state: 'syncing' },
      { answer: 'sync', with: 'gone', by: 'authority', state: 'syncing' },
      { do: 'finish', by: 'window', state: 'repaired' },
    ],
  },
  bankrupt('settle', '执行完毕转为修复', 'repaired', ['decision', 'notice']),
  bankrupt('revive', '终止执行恢复公示', 'revived', ['revival']),
  {
    title: '义务未履行，不予修复',
    open,
    result: 'refused',
    steps: [
      push,
      accept('严重'),
      { do: 'refuse', by: 'authority', values: { ground: '罚款未缴清' }, state: 'verifying' },
      { approve: 'refuse', by: 'head', state: 'refused', papers: ['refusal'] },
    ],
  },
  {
    title: '不由本机关认定，不予受理',
    open,
    result: 'refused',
    steps: [
      push,
      {
        do: 'reject',
        by: 'authority',
        values: { ground: '不由本机关认定' },
        state: 'rejected',
        papers: ['refusal'],
      },
    ],
  },
];
