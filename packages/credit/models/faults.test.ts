import { describe, expect, it } from 'vitest';
import { readingsOf } from '../subjects/agencies.ts';
import { departmentFields } from '../subjects/departmentFacts.ts';
import { someList } from '../subjects/testing.ts';
import { modelFaults } from './faults.ts';
import { subjectFields } from './fields.ts';
import { type Model, modelSchema } from './format.ts';
import { someKinds, someModel } from './testing.ts';

const ofAgencies = new Map(readingsOf(someList).map(({ name, field }) => [name, field]));
const own = {
  ...{ enterprise: subjectFields, agent: subjectFields, unit: subjectFields },
  ...{ intermediary: ofAgencies, department: departmentFields([]) },
};
const faults = (change: Partial<Model>) =>
  modelFaults({ ...someModel, ...change }, someKinds, own[change.subject ?? 'enterprise']).map(
    ({ field, message }) => `${field} ${message}`,
  );
const [penalty, heavy, award, old] = someModel.indicators as [
  Model['indicators'][number],
  Model['indicators'][number],
  Model['indicators'][number],
  Model['indicators'][number],
];
const [a, b, c, d] = someModel.classes as [
  Model['classes'][number],
  Model['classes'][number],
  Model['classes'][number],
  Model['classes'][number],
];

describe('a model', () => {
  it('that is whole has no fault, and needs a legal basis', () => {
    expect(faults({})).toEqual([]);
    const { basis: _, ...without } = someModel;
    expect(modelSchema.safeParse(without).error?.issues.map(({ path }) => path)).toEqual([['basis']]);
    expect(modelSchema.safeParse({ ...someModel, basis: '' }).success).toBe(false);
  });

  it('is refused where thresholds overlap, leave a gap, run the wrong way or are never reached', () => {
    expect(faults({ classes: [a, { ...b, below: 420 }, c, d] })).toEqual([
      'classes/1/from 与 A 类的分数段重叠',
    ]);
    expect(faults({ classes: [a, { ...b, from: 310 }, c, d] })).toEqual([
      'classes 300 分不属于任何一类；模型的得分在 100 至 430 分之间',
    ]);
    expect(faults({ classes: [{ ...a, class: 'B' }, { ...b, class: 'A' }, c, d] })[0]).toContain(
      '风险应越低',
    );
    expect(faults({ classes: [{ ...a, from: 460 }, { ...b, below: 460 }, c, d] })).toEqual([
      'classes/0/from 模型的得分在 100 至 430 分之间，这一段永远达不到',
    ]);
    expect(faults({ classes: [a, b, { class: 'C', below: 300 }], direct: [] })).toEqual([
      'classes 没有任何情形会评为 D 类',
    ]);
  });

  it('is refused where it names a kind, a field or a group that is not there', () => {
    expect(faults({ indicators: [{ ...penalty, kind: 'nothing' }, award, old] })[0]).toContain(
      'indicators/0/kind 没有记录种类“nothing”',
    );
    expect(faults({ indicators: [{ ...heavy, when: 'amount > 5' }, penalty, old] })[0]).toContain(
      'indicators/0/when 没有字段“amount”',
    );
    expect(faults({ indicators: [{ ...penalty, group: 'nobody' }, award, old] })).toEqual([
      'indicators/0/group 没有分组“nobody”',
    ]);
    expect(faults({ indicators: [penalty, award, { ...old, when: 'fine > 1' }] })[0]).toContain(
      'indicators/2/when 没有字段“fine”',
    );
  });

  it('reads the fields of its own subjects, and no others', () => {
    const poor = { ...old, when: 'subjectGrade == "差" && subjectStaff < 3 && subjectEnteredMonths < 12' };
    const indicators = [poor, penalty, award];
    expect(faults({ subject: 'intermediary', indicators, direct: [] })).toEqual([]);
    expect(faults({ indicators })[0]).toContain('indicators/0/when 没有字段“subjectGrade”');
    expect(faults({ subject: 'intermediary' }).map((one) => one.split(' ')[0])).toEqual([
      'indicators/3/when',
      'direct/1/when',
    ]);
  });

  it('of departments counts no records: what a department fines is not what it does well or badly', () => {
    const byFacts = { ...old, when: 'subjectInTimeShare < 90' };
    const [first, ...others] = faults({ subject: 'department', indicators: [byFacts, penalty], direct: [] });
    expect(first).toContain('indicators/1/kind 评价部门的模型不按信用记录计分');
    expect(others).toEqual([]);
    const serious = { id: 'serious', title: '名单', kind: 'listing', class: 'D' } as const;
    expect(faults({ subject: 'department', indicators: [byFacts], direct: [serious] })).toEqual(
      expect.arrayContaining([expect.stringContaining('direct/0/kind')]),
    );
    const both = [byFacts, { ...old, id: 'other', group: 'base', when: 'subjectMonths > 3' }];
    expect(faults({ subject: 'department', indicators: both, direct: [] })).toEqual(
      expect.arrayContaining([expect.stringContaining('indicators/1/when 没有字段“subjectMonths”')]),
    );
  });

  it('is refused where an expression is unsound, or is written so that it would never end', () => {
    const conditions: [string, string][] = [
      ['fine > "5"', '类型不同'],
      ['fine', '结果须是'],
      ['subjectLabels.all(x, subjectLabels.all(y, x == y))', '不能使用'],
      ['category.matches("(a+)+$")', '不能使用'],
      [Array.from({ length: 40 }, () => 'fine>0').join('&&'), '不能超过 300 个字符'],
      ['recordAuthority.constructor', '不能取字段的成员'],
    ];
    for (const [when, message] of conditions)
      expect(faults({ indicators: [{ ...heavy, when }, penalty, award, old] })[0]).toContain(message);
  });

  it('is refused where names are there twice, bounds are crossed or a decay grows', () => {
    expect(faults({ indicators: [penalty, penalty, award, old] })).toEqual([
      'indicators/1/id 指标“penalty”重复',
    ]);
    const [law, base] = someModel.groups;
    expect(faults({ groups: [{ ...law!, start: 400 }, base!] })).toEqual([
      'groups/0/start 起始分须在下限和上限之间',
    ]);
    expect(faults({ indicators: [{ ...penalty, decay: ['12:500', '24:800'] }, award, old] })).toEqual([
      'indicators/0/decay 衰减后的比例只能越来越小，且不超过 1000',
    ]);
    expect(faults({ indicators: [{ ...award, most: 10 }, penalty, old] })).toEqual([
      'indicators/0/most 合计上限小于一次的分值',
    ]);
  });
});
