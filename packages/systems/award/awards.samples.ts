import type { Sample } from '@mingcha/cases';

const openFor = (clause: string) => ({
  by: 'county',
  values: {
    applicant: '甲新材料公司',
    applicantCode: '91620300MA7EXAMPLE',
    year: 2026,
    project: '年产五千吨铜箔',
    clause,
    county: 'd01',
    invested: 52_000_000,
  },
});
const rows = {
  'award-clauses': {
    asset: { name: '固定资产投资奖励', base: '实际投资额', least: 5_000, perMille: 10, most: 50 },
    headquarters: { name: '总部企业奖励', base: '一事一议' },
    logistics: { name: '物流补助', base: '定额', fixed: 20 },
    rent: { name: '厂房租金补助', base: '当年纳税额', perMille: 100 },
  },
};
const reviewing = [
  { do: 'apply', by: 'county', values: { material: ['f1'] }, state: 'checking' },
  {
    do: 'audit',
    by: 'county',
    values: { checked: '材料齐全。', audit: ['f2'], invested: 51_000_000 },
    state: 'opining',
  },
  { do: 'opine', by: 'county', values: { opinion: '同意。' }, state: 'reviewing' },
];
const submit = {
  do: 'submit',
  by: 'office',
  values: { amount: 500_000, grounds: '按第三条' },
  state: 'deciding',
};
const noticed = [
  ...reviewing,
  { do: 'citeReview', by: 'office', linkTo: '01J00000000000000000000001', state: 'reviewing' },
  submit,
  { do: 'decide', by: 'government', state: 'noticed' },
];
const linked = { review: { state: 'concluded', result: 'passed' } };

export const awardSamples: readonly Sample[] = [
  {
    title: '未经公平竞争审查不能核定，也不能高于按条款核算的金额；异议后重新公示，领取后拨付',
    rows,
    linked,
    open: openFor('asset'),
    steps: [
      ...reviewing,
      { refused: 'submit', by: 'office', values: submit.values, code: 'needs', state: 'reviewing' },
      noticed[reviewing.length]!,
      {
        refused: 'submit',
        by: 'office',
        values: { amount: 510_000, grounds: '按第三条' },
        code: 'needs',
        state: 'reviewing',
      },
      { ...submit, fields: { reckoned: 500_000 } },
      noticed.at(-1)!,
      { do: 'object', by: 'office', values: { ground: '投资额不实' }, state: 'objected' },
      { do: 'renotice', by: 'office', values: { ground: '经查属实' }, state: 'noticed' },
      { expires: 'notice', state: 'toClaim', papers: ['notice'] },
      { do: 'claim', by: 'county', values: { account: '6222' }, state: 'funding' },
      { do: 'fund', by: 'office', values: { fundedOn: '2026-03-02' }, state: 'paying' },
      { do: 'pay', by: 'office', values: { paidOn: '2026-03-04' }, state: 'paid' },
    ],
  },
  {
    title: '公示起六个月未领取，视为放弃',
    rows,
    linked,
    open: openFor('headquarters'),
    steps: [
      ...noticed.slice(0, -1),
      { do: 'sendBack', by: 'government', values: { ground: '核减' }, state: 'reviewing' },
      ...noticed.slice(-2),
      { expires: 'notice', state: 'toClaim' },
      { expires: 'claim', state: 'forfeited', papers: ['forfeit'] },
    ],
  },
  {
    title: '同一事项已经核定的，不重复奖补',
    rows,
    linked,
    refuses: { 'award.once': '已核定' },
    open: openFor('asset'),
    steps: [
      ...noticed.slice(0, reviewing.length + 1),
      { refused: 'submit', by: 'office', values: submit.values, code: 'needs', state: 'reviewing' },
    ],
  },
  {
    title: '不符合条件，不予奖补',
    rows,
    open: openFor('logistics'),
    steps: [
      reviewing[0]!,
      { do: 'refuse', by: 'county', values: { ground: '房地产项目' }, state: 'checking' },
      { approve: 'refuse', by: 'government', state: 'refused', papers: ['refusal'] },
    ],
  },
  {
    title: '十二月三十一日未申报的不再受理',
    rows,
    open: openFor('rent'),
    steps: [{ expires: 'apply', state: 'late' }],
  },
];
