import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someRecord } from '../models/testing.ts';
import { classesOfItems, classOfAll, combine } from './combine.ts';
import { compileCombinations } from './compile.ts';
import { decidedText, isByModel } from './decided.ts';
import { combinationFaults } from './faults.ts';
import { type Combination, combinationSchema } from './format.ts';

const on = '2026-11-30';
const subject = { id: '91620300MA00000007', type: '企业' };
const axes: Combination['axes'] = [
  { id: 'public', title: '公共信用综合评价', kind: 'public-evaluation' },
  { id: 'fire', title: '消防', kind: 'industry-evaluation', industry: '消防' },
];
const grades: Combination['grades'] = [
  { axis: 'public', grade: '优', class: 'A' },
  { axis: 'public', grade: '差', class: 'D' },
  { axis: 'fire', grade: '一级', class: 'A' },
  { axis: 'fire', grade: '三级', class: 'C' },
];
const general: Combination = { id: 'general', title: '从严', basis: '某办法', way: 'worst', axes, grades };
const evaluation = (kind: string, grade: string, more: object = {}, date = '2026-06-01') =>
  someRecord({ id: `${kind}-${grade}-${date}`, kind, date, values: { grade, ...more } });
const fire = (grade: string, date?: string) =>
  evaluation('industry-evaluation', grade, { industry: '消防' }, date);
const run = (
  rules: Combination[],
  records: ReturnType<typeof evaluation>[],
  own: 'A' | 'B' | 'C' | 'D' = 'B',
) => combine(compileCombinations(rules), { own, subject, records, on });

describe('the class of a model and axes', () => {
  it('is the worst of them, and names all that say so', () => {
    expect(run([general], [evaluation('public-evaluation', '差'), fire('一级')])).toEqual([
      {
        ...{ rule: 'general', class: 'D', by: ['public'] },
        inputs: [
          {
            axis: 'public',
            record: 'public-evaluation-差-2026-06-01',
            grade: '差',
            mapped: true,
            class: 'D',
          },
          {
            axis: 'fire',
            record: 'industry-evaluation-一级-2026-06-01',
            grade: '一级',
            mapped: true,
            class: 'A',
          },
        ],
      },
    ]);
    expect(run([general], [fire('三级')], 'C')[0]!.by).toEqual(['fire', 'model']);
  });

  it('is the model’s where there is no evaluation, one that is over, withdrawn, to come or of an unknown grade', () => {
    const past = evaluation('public-evaluation', '差', { validTo: '2026-11-29' });
    const gone = { ...evaluation('public-evaluation', '差'), state: 'withdrawn' as const };
    const later = evaluation('public-evaluation', '差', {}, '2026-12-01');
    const other = evaluation('industry-evaluation', '三级', { industry: '环保' });
    expect(run([general], [past, gone, later, other])).toEqual([]);
    const [unknown] = run([general], [evaluation('public-evaluation', '特优')]);
    expect([unknown!.class, unknown!.by, unknown!.inputs[0]]).toEqual([
      'B',
      ['model'],
      { axis: 'public', record: 'public-evaluation-特优-2026-06-01', grade: '特优' },
    ]);
  });

  it('is the one that the rule gives to a subject without an evaluation', () => {
    const strict = { ...general, axes: [{ ...axes[0]!, missing: 'C' as const }, axes[1]!] };
    expect(run([strict], [])).toMatchObject([{ class: 'C', by: ['public'] }]);
  });

  it('is that of the latest evaluation, and of an industry before that of the model', () => {
    const first: Combination = { ...general, way: 'first', order: ['fire', 'model'] };
    expect(run([first], [fire('三级', '2026-01-05'), fire('一级', '2026-07-05')])).toMatchObject([
      { class: 'A', by: ['fire'] },
    ]);
    expect(run([first], [evaluation('public-evaluation', '差')])).toMatchObject([
      { class: 'B', by: ['model'] },
    ]);
  });

  it('is that of the first case that holds, else the model’s', () => {
    const cases: Combination = {
      ...{ ...general, way: 'cases' },
      cases: [
        { when: 'model == "B" && public == "A"', class: 'A' },
        { when: 'subjectType == "企业" && fire == "C"', class: 'D' },
      ],
    };
    expect(run([cases], [evaluation('public-evaluation', '优')])).toMatchObject([{ class: 'A', by: [0] }]);
    expect(run([cases], [fire('三级')])).toMatchObject([{ class: 'D', by: [1] }]);
    expect(run([cases], [fire('一级')])).toMatchObject([{ class: 'B', by: ['model'] }]);
  });

  it('differs by item where a rule names it', () => {
    const own: Combination = {
      ...general,
      id: 'fire-first',
      title: '消防',
      items: ['20', '10'],
      way: 'first',
      order: ['fire', 'model'],
    };
    const rules = compileCombinations([own, general]);
    const records = [evaluation('public-evaluation', '差'), fire('一级')];
    const combined = combine(rules, { own: 'B', subject, records, on });
    expect(classOfAll({ own: 'B', combined })).toBe('D');
    expect(classesOfItems(rules, { own: 'B', combined })).toEqual(['10:A', '20:A']);
    // Where the exception says nothing, the item has the model's class and not the general one.
    const only = combine(rules, { own: 'B', subject, records: records.slice(0, 1), on });
    expect(classesOfItems(rules, { own: 'B', combined: only })).toEqual(['10:B', '20:B']);
    expect(classesOfItems(rules, { own: 'B', combined: [] })).toEqual([]);
  });

  it('does not depend on the order of records', () => {
    const some = [
      fire('三级'),
      fire('一级', '2026-07-01'),
      evaluation('public-evaluation', '优'),
      fire('三级', '2026-07-01'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (records) => {
        expect(run([general], records)).toEqual(run([general], some));
      }),
    );
  });
});

describe('a rule that cannot be used', () => {
  const faults = (more: Partial<Combination>) =>
    combinationFaults(combinationSchema.parse({ ...general, ...more }), new Set(['10'])).map(
      ({ field }) => field,
    );

  it('is told where it is wrong', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ id: 'other', items: ['10'] })).toEqual([]);
    expect(faults({ id: 'other' })).toEqual(['items']);
    expect(faults({ items: ['10'] })).toEqual(['items']);
    expect(faults({ id: 'other', items: ['99'] })).toEqual(['items']);
    expect(faults({ grades: [...grades, { axis: 'gone', grade: '优', class: 'A' }] })).toEqual([
      'grades/4/axis',
    ]);
    expect(faults({ grades: grades.slice(0, 2) })).toEqual(['axes/1/id']);
    expect(faults({ grades: [...grades, grades[0]!] })).toEqual(['grades/4/grade']);
    expect(faults({ axes: [axes[0]!, { ...axes[1]!, id: 'public' }], grades: grades.slice(0, 2) })).toEqual([
      'axes/1/id',
    ]);
    expect(faults({ way: 'first', order: ['fire'] })).toEqual(['order']);
    expect(faults({ way: 'first', order: ['model', 'fire'] })).toEqual(['order']);
    expect(faults({ order: ['model'] })).toEqual(['order']);
    expect(faults({ way: 'cases' })).toEqual(['cases']);
    expect(faults({ way: 'cases', cases: [{ when: 'model ==', class: 'A' }] })).toEqual(['cases/0/when']);
    expect(faults({ way: 'cases', cases: [{ when: 'model + 1', class: 'A' }] })).toEqual(['cases/0/when']);
    expect(faults({ way: 'cases', cases: [{ when: 'nobody == "A"', class: 'A' }] })).toEqual([
      'cases/0/when',
    ]);
  });
});

describe('what decided', () => {
  const said = (rule: Combination, ...given: [ReturnType<typeof evaluation>[], 'A' | 'B' | 'C' | 'D']) => {
    const outcome = run([rule], ...given)[0];
    return [decidedText(rule, outcome), isByModel(outcome)];
  };

  it('is said of the axis and its grade, with the model where both come to one class', () => {
    expect(said(general, [fire('三级')], 'A')).toEqual(['消防 三级（C 类），按分类合成规则“从严”', false]);
    expect(said(general, [fire('三级')], 'C')).toEqual([
      '消防 三级（C 类）、评价模型（C 类），按分类合成规则“从严”',
      true,
    ]);
  });

  it('is not said where the model alone decides, with an evaluation that is better or without any', () => {
    for (const records of [[fire('一级')], []])
      expect(said(general, records, 'B')).toEqual([undefined, true]);
  });

  it('is said of a missing evaluation that has a class, and of a case by its condition', () => {
    const strict: Combination = { ...general, axes: [{ ...axes[0]!, missing: 'C' }, axes[1]!] };
    expect(said(strict, [], 'A')).toEqual(['公共信用综合评价没有结果（C 类），按分类合成规则“从严”', false]);
    const byCase: Combination = {
      ...{ ...general, way: 'cases' },
      cases: [{ when: 'public == "D"', class: 'C' }],
    };
    expect(said(byCase, [evaluation('public-evaluation', '差')], 'A')).toEqual([
      '情形 1：public == "D"（C 类），按分类合成规则“从严”',
      false,
    ]);
  });
});
