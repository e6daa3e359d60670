import type { Sample } from '@mingcha/cases';

const rows = {
  items: {
    food: { statutoryDays: 20, promisedDays: 5, fee: 0, materials: [{ name: '申请书', form: '电子' }] },
    building: { statutoryDays: 20, promisedDays: 10, fee: 300, materials: [{ name: '图纸', form: '电子' }] },
  },
};
const open = { by: 'applicant', values: { item: 'food', applicantName: '甲食品店' } };
const accept = {
  do: 'accept',
  by: 'window',
  values: { dept: 'd01' },
  state: 'reviewing',
  papers: ['acceptance'],
};
const granted = [
  { do: 'decide', by: 'unit', values: { outcome: '准予', certificate: '证 1' }, state: 'reviewing' },
  { approve: 'decide', by: 'head', state: 'decided', papers: ['decision'] },
  { do: 'deliver', by: 'window', state: 'closed', papers: ['receipt'] },
];

export const approvalSamples: readonly Sample[] = [
  { title: '受理、准予、送达', rows, open, result: 'granted', steps: [accept, ...granted] },
  {
    title: '五日内未告知补正，视为受理',
    rows,
    open,
    result: 'granted',
    steps: [
      { expires: 'accept', state: 'reviewing' },
      { do: 'transfer', by: 'window', values: { dept: 'd01' }, state: 'reviewing' },
      ...granted,
    ],
  },
  {
    title: '容缺受理，材料未到不能决定',
    rows,
    open,
    result: 'granted',
    steps: [
      {
        do: 'acceptDeficient',
        by: 'window',
        values: { dept: 'd01', deficient: '健康证明' },
        state: 'reviewing',
      },
      { refused: 'decide', by: 'unit', values: { outcome: '准予' }, code: 'needs', state: 'reviewing' },
      { answer: 'promised', with: 'handed', by: 'applicant', state: 'reviewing' },
      ...granted,
    ],
  },
  {
    title: '两种特别程序：延长审批，专家评审',
    rows,
    open,
    result: 'granted',
    steps: [
      accept,
      { do: 'prolong', by: 'unit', values: { reason: '情况复杂' }, state: 'reviewing' },
      { approve: 'prolong', by: 'head', state: 'reviewing', papers: ['prolongation'] },
      { do: 'startSpecial', by: 'unit', values: { procedure: '专家评审' }, state: 'reviewing' },
      { approve: 'startSpecial', by: 'head', state: 'special', papers: ['special'] },
      { do: 'endSpecial', by: 'unit', values: { procedureResult: '通过' }, state: 'reviewing' },
      ...granted,
    ],
  },
  {
    title: '收费事项须先缴费；不予须写理由',
    rows,
    open: { by: 'window', values: { item: 'building', applicantName: '乙公司' } },
    result: 'refused',
    steps: [
      accept,
      { refused: 'decide', by: 'unit', values: { outcome: '准予' }, code: 'needs', state: 'reviewing' },
      { do: 'pay', by: 'window', values: { paid: '票据 1' }, state: 'reviewing' },
      { refused: 'decide', by: 'unit', values: { outcome: '不予' }, code: 'invalid', state: 'reviewing' },
      { do: 'decide', by: 'unit', values: { outcome: '不予', ground: '不符合条件' }, state: 'reviewing' },
      { approve: 'decide', by: 'head', state: 'closed' },
    ],
  },
  {
    title: '补正后受理，申请人撤回',
    rows,
    open,
    result: 'gone',
    steps: [
      { do: 'ask', by: 'window', values: { missing: '申请书' }, state: 'correcting' },
      { do: 'correct', by: 'applicant', values: { given: ['f1'] }, state: 'submitted' },
      { refused: 'ask', by: 'window', values: { missing: '照片' }, code: 'times', state: 'submitted' },
      accept,
      { do: 'withdraw', by: 'applicant', state: 'withdrawn' },
    ],
  },
  {
    title: '补正不来',
    rows,
    open,
    result: 'gone',
    steps: [
      { do: 'ask', by: 'window', values: { missing: '申请书' }, state: 'correcting', papers: ['correction'] },
      { expires: 'correction', state: 'lapsed' },
    ],
  },
];
