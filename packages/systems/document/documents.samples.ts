import type { Sample } from '@mingcha/cases';

const values = {
  title: '招商引资奖补办法',
  issuer: '部门',
  dept: 'd01',
  secret: false,
  economic: true,
  dueOn: '2026-09-30',
};
const askLegality = { do: 'askLegality', by: 'drafter', state: 'drafting' };
const lawful = { answer: 'legality', with: 'lawful', by: 'legal', state: 'drafting' };
const interpret = {
  do: 'interpret',
  by: 'drafter',
  values: { interpretation: '为何制定。' },
  state: 'drafting',
};
const others = [interpret, askLegality, lawful];
const notYet = { refused: 'submit', by: 'drafter', code: 'needs', state: 'drafting' } as const;
const issue = [
  {
    do: 'issue',
    by: 'office',
    values: { docNumber: '市发改规〔2026〕1号', validUntil: '2031-03-01' },
    state: 'deliberating',
  },
  { approve: 'issue', by: 'head', state: 'issued' },
];

export const documentSamples: readonly Sample[] = [
  {
    title: '反馈公开、解读、公平竞争审查、合法性审核缺一不能送审',
    open: { by: 'drafter', values },
    steps: [
      { do: 'consult', by: 'drafter', state: 'drafting' },
      { refused: 'consult', by: 'drafter', code: 'needs', state: 'drafting' },
      { do: 'reviewCompetition', by: 'drafter', state: 'drafting' },
      askLegality,
      lawful,
      notYet,
      { ends: 'competition', result: 'passed', state: 'drafting' },
      { ends: 'consultation', result: 'fedBack', state: 'drafting' },
      // Only the interpretation is missing.
      notYet,
      interpret,
      { do: 'submit', by: 'drafter', state: 'deliberating' },
      { do: 'sendBack', by: 'office', values: { ground: '补充期限' }, state: 'drafting' },
      // Only the legality review is missing.
      notYet,
      lawful,
      { do: 'submit', by: 'drafter', state: 'deliberating' },
      ...issue,
      { expires: 'publish', state: 'issued' },
      {
        do: 'publish',
        by: 'office',
        values: { publishedAt: 'https://example.gov.cn/1' },
        state: 'published',
      },
      { answer: 'filing', with: 'filed', by: 'drafter', state: 'published' },
    ],
  },
  {
    title: '公平竞争审查不通过，不再制定',
    open: { by: 'drafter', values: { ...values, issuer: '政府或人大' } },
    steps: [
      ...others,
      { do: 'consult', by: 'drafter', state: 'drafting' },
      { ends: 'consultation', result: 'fedBack', state: 'drafting' },
      { do: 'reviewCompetition', by: 'drafter', state: 'drafting' },
      { ends: 'competition', result: 'failed', state: 'drafting' },
      notYet,
      { do: 'drop', by: 'drafter', values: { ground: '审查不通过' }, state: 'drafting' },
      { approve: 'drop', by: 'head', state: 'dropped' },
    ],
  },
  {
    title: '意见征集没有公开反馈的，不能送审',
    open: { by: 'drafter', values: { ...values, economic: false } },
    steps: [
      ...others,
      notYet,
      { do: 'consult', by: 'drafter', state: 'drafting' },
      { ends: 'consultation', result: 'stopped', state: 'drafting' },
      notYet,
    ],
  },
  {
    title: '依法保密的不公开征求意见，须有定密依据',
    open: { by: 'drafter', values: { ...values, secret: true, economic: false } },
    steps: [
      askLegality,
      lawful,
      { ...notYet, code: 'invalid' },
      { do: 'submit', by: 'drafter', values: { secretGround: '保密事项范围第三条' }, state: 'deliberating' },
      issue[0]!,
      { approve: 'issue', by: 'head', state: 'kept' },
    ],
  },
];
