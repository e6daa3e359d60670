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
  },
});
const reviewing = [
  { do: 'apply', by: 'county', values: { material: ['f1'] }, state: 'checking' },
  { do: 'audit', by: 'county', values: { checked: '材料齐全。', audit: ['f2'] }, state: 'opining' },
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
    title: '未经公平竞争审查不能核定；异议后重新公示，领取后拨付',
    linked,
    open: openFor('固定资产投资奖励'),
    steps: [
      ...reviewing,
      { refused: 'submit', by: 'office', values: submit.values, code: 'needs', state: 'reviewing' },
      ...noticed.slice(reviewing.length),
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
    linked,
    open: openFor('总部企业奖励'),
    steps: [
      ...noticed.slice(0, -1),
      { do: 'sendBack', by: 'government', values: { ground: '核减' }, state: 'reviewing' },
      ...noticed.slice(-2),
      { expires: 'notice', state: 'toClaim' },
      { expires: 'claim', state: 'forfeited', papers: ['forfeit'] },
    ],
  },
  {
    title: '不符合条件，不予奖补',
    open: openFor('物流补助'),
    steps: [
      reviewing[0]!,
      { do: 'refuse', by: 'county', values: { ground: '房地产项目' }, state: 'checking' },
      { approve: 'refuse', by: 'government', state: 'refused', papers: ['refusal'] },
    ],
  },
  {
    title: '十二月三十一日未申报的不再受理',
    open: openFor('厂房租金补助'),
    steps: [{ expires: 'apply', state: 'late' }],
  },
];
