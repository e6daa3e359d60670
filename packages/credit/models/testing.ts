import type { RuleField } from '@mingcha/rules';
import type { CreditRecord } from '../records/record.ts';
import type { RecordKinds } from './fields.ts';
import type { Model } from './format.ts';

const elements = (fields: Record<string, RuleField['type']>) =>
  new Map<string, RuleField>(Object.entries(fields).map(([name, type]) => [name, { title: name, type }]));

/** Kinds with few elements. */
export const someKinds: RecordKinds = new Map([
  ['penalty', { title: '行政处罚', elements: elements({ fine: 'number', category: 'string' }) }],
  ['award', { title: '行政奖励', elements: elements({}) }],
  ['listing', { title: '名单', elements: elements({ roll: 'string' }) }],
]);

/** A small model with everything that a model can have. */
export const someModel: Model = {
  id: 'some-model',
  title: '某模型',
  subject: 'enterprise',
  basis: '某依据',
  groups: [
    { id: 'law', title: '遵纪守法', start: 300, least: 0, most: 300 },
    { id: 'base', title: '基本情况', start: 100, least: 0, most: 150 },
  ],
  indicators: [
    {
      id: 'penalty',
      group: 'law',
      title: '行政处罚',
      kind: 'penalty',
      points: -40,
      decay: ['12:500', '24:0'],
    },
    { id: 'heavy', group: 'law', title: '较大罚款', kind: 'penalty', when: 'fine > 5', points: -60 },
    { id: 'award', group: 'law', title: '行政奖励', kind: 'award', points: 20, most: 40 },
    { id: 'old', group: 'base', title: '存续满五年', when: 'subjectMonths >= 60', points: 30 },
  ],
  classes: [
    { class: 'A', from: 400 },
    { class: 'B', from: 300, below: 400 },
    { class: 'C', from: 150, below: 300 },
    { class: 'D', below: 150 },
  ],
  direct: [
    { id: 'serious', title: '严重违法失信名单', kind: 'listing', when: 'roll == "serious"', class: 'D' },
    { id: 'label', title: '监管标签', when: '"重点" in subjectLabels', class: 'C' },
  ],
};

/** A record, which only what matters is said of. */
export const someRecord = (given: Partial<CreditRecord> & { id: string }): CreditRecord => ({
  kind: 'penalty',
  name: '某企业',
  received: '2026-06-01',
  at: '2026-06-01T00:00:00.000Z',
  by: '某人',
  subject: '91620300MA00000007',
  authority: '某局',
  number: given.id,
  date: '2026-06-01',
  values: {},
  state: 'in-force',
  version: 1,
  ...given,
});
