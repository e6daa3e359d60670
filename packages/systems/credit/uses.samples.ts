import type { Sample } from '@mingcha/cases';

const openWith = (measure: string, rests: string) =>
  ({ by: 'unit', values: { object: '91620300MA7EXAMPLE', measure, rests, dept: 'd01' } }) as const;
const impose = [
  {
    do: 'impose',
    by: 'unit',
    values: {
      relation: '失信发生在同一领域',
      proportion: '与过错相当',
      begins: '2026-03-02',
      until: '2026-05-31',
    },
    state: 'drafted',
  },
  { approve: 'impose', by: 'head', state: 'inForce', papers: ['decision'] },
] as const;

const samplesOf = (word: string, open: Sample['open']): readonly Sample[] => [
  {
    title: `${word}期满自动解除`,
    open,
    result: 'expired',
    steps: [...impose, { expires: 'term', state: 'ended', papers: ['lifting'] }],
  },
  {
    title: `${word}提前解除，同样由另一人批准`,
    open,
    result: 'revoked',
    steps: [
      ...impose,
      { do: 'revoke', by: 'office', values: { ground: '不再需要' }, state: 'inForce' },
      { approve: 'revoke', by: 'head', state: 'ended', papers: ['lifting'] },
    ],
  },
  { title: `${word}没有提出`, open, steps: [{ do: 'withdraw', by: 'unit', state: 'withdrawn' }] },
];

export const punishmentUseSamples = samplesOf('惩戒', openWith('CJ-0001', '市监处罚〔2026〕2号'));
export const incentiveUseSamples = samplesOf('激励', openWith('JL-0001', '金奖〔2026〕1号'));
