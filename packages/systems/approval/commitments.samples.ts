import type { Sample } from '@mingcha/cases';

const rows = { items: { food: { statutoryDays: 20, promisedDays: 5, fee: 0 } } };
const open = { by: 'applicant', values: { item: 'food', applicantName: '甲食品店' } };
const pledged = [
  {
    do: 'tell',
    by: 'window',
    values: { told: '须有与经营项目相适应的设备。', dept: 'd01', supervisor: 'd02' },
    state: 'told',
    papers: ['notice'],
  },
  { do: 'pledge', by: 'applicant', values: { pledge: ['f1'] }, state: 'pledged' },
];
const granted = [
  ...pledged,
  {
    do: 'grant',
    by: 'unit',
    values: { clean: true, certificate: 'JY1' },
    state: 'verifying',
    papers: ['decision'],
  },
];
const demand = {
  do: 'demand',
  by: 'verifier',
  values: { finding: '缺少冷藏设备。', correctDays: 10 },
  state: 'correcting',
  papers: ['order'],
};

export const commitmentSamples: readonly Sample[] = [
  {
    title: '当场准予，核查后整改，属实',
    rows,
    open,
    steps: [
      ...granted,
      demand,
      { do: 'correct', by: 'applicant', values: { correction: '已购置。' }, state: 'verifying' },
      { refused: 'demand', by: 'verifier', values: demand.values, code: 'times', state: 'verifying' },
      { do: 'keep', by: 'verifier', values: { finding: '符合条件。' }, state: 'kept' },
    ],
  },
  {
    title: '逾期不整改，撤销决定',
    rows,
    open,
    steps: [
      ...granted,
      demand,
      { expires: 'correct', state: 'correcting' },
      { do: 'revoke', by: 'verifier', values: { finding: '仍不符合条件。' }, state: 'correcting' },
      { approve: 'revoke', by: 'head', state: 'revoked', papers: ['revocation'] },
    ],
  },
  {
    title: '有未修复的失信记录，不适用告知承诺',
    rows,
    open,
    steps: [
      ...pledged,
      {
        refused: 'grant',
        by: 'unit',
        values: { clean: false, certificate: 'JY1' },
        code: 'needs',
        state: 'pledged',
      },
      { do: 'refuse', by: 'unit', values: { ground: '有失信记录' }, state: 'refused', papers: ['refusal'] },
    ],
  },
  {
    title: '逾期未承诺',
    rows,
    open,
    steps: [pledged[0]!, { expires: 'pledge', state: 'lapsed' }],
  },
  { title: '不作承诺', rows, open, steps: [{ do: 'decline', by: 'applicant', state: 'lapsed' }] },
];
