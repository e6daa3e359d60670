import type { TenantStore } from '@mingcha/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeChecker, codePartFault } from './codeForm.ts';
import { definitionFaults } from './faults.ts';
import { elementTypes, type ListDefinition, listSchema } from './format.ts';
import { kindOf } from './kindOf.ts';

const id = { field: 'id', title: '编码', type: 'code', required: true } as const;
const permits: ListDefinition = {
  id: 'permits',
  title: '行政许可事项清单',
  noun: '许可事项',
  openNote: '清单之外不得许可',
  elements: [
    { ...id, open: true },
    { field: 'name', title: '名称', type: 'text', required: true, open: true },
    { field: 'legalDays', title: '法定时限', type: 'number' },
    { field: 'promisedDays', title: '承诺时限', type: 'number' },
    { field: 'online', title: '全程网办', type: 'flag' },
    { field: 'visits', title: '到现场次数', type: 'number', most: 9 },
    { field: 'way', title: '改革方式', type: 'choice', choices: ['直接取消', '改为备案', '告知承诺'] },
    { field: 'materials', title: '材料', type: 'records', most: 2 },
    { of: 'materials', field: 'name', title: '材料名称', type: 'text', required: true },
    { field: 'note', title: '备注', type: 'text', internal: true },
  ],
  codes: [
    { of: 'id', title: '实施主体', form: 'X(18)', check: 'uscc' },
    { of: 'id', title: '行使层级', form: '9', values: ['1', '2', '3', '4', '5'] },
    { of: 'id', title: '基本编码', form: '9(12)' },
  ],
  rules: [
    {
      name: 'promise-short',
      field: 'promisedDays',
      severity: 'error',
      test: 'promisedDays <= legalDays',
      message: '承诺时限不能长于法定时限',
    },
    {
      name: 'online-no-visits',
      field: 'visits',
      severity: 'warning',
      when: 'online',
      test: 'visits == 0',
      message: '全程网办的，到现场次数应为 0',
    },
    {
      name: 'has-materials',
      field: 'materials',
      severity: 'warning',
      when: 'filled(materials)',
      test: '"申请书" in materials',
      message: '材料应有申请书',
    },
  ],
};
const code = `91350100M000100Y43${'3'}442199806003`;

async function found(row: Record<string, unknown>) {
  const { prepare, schema } = kindOf(permits);
  const { check } = await prepare!({ store: {} as TenantStore, today: '2026-11-20' });
  const parsed = schema.parse({ id: code, name: '食品经营许可', ...row });
  return check!(parsed).map(({ field, code: rule, severity }) => `${severity} ${field} ${rule}`);
}

describe('a list as data', () => {
  it('is a register: its columns, what is open, and what is refused', () => {
    const { columns, open, schema } = kindOf(permits);
    expect(columns.map(({ field, type }) => `${field}:${type}`)).toEqual(
      'id:code name:text legalDays:integer promisedDays:integer online:boolean visits:integer way:enum materials:records note:text'.split(
        ' ',
      ),
    );
    expect(open?.fields).toEqual(['id', 'name']);
    const fields = (row: object) =>
      schema.safeParse({ id: code, name: '甲', ...row }).error?.issues.map(({ path }) => path.join('/'));
    expect(fields({ visits: 10 })).toEqual(['visits']);
    expect(fields({ materials: [{ name: '申请书' }, {}] })).toEqual(['materials/1/name']);
    expect(fields({ materials: [{ name: '一' }, { name: '二' }, { name: '三' }] })).toEqual(['materials']);
    expect(fields({ unknown: 1 })).toEqual(['']);
    expect(fields({ way: '改为备案', online: true })).toBeUndefined();
  });

  it('takes letters, digits and hyphens as a code that has no rule: any text would have passed', () => {
    const { schema } = kindOf({ id: 'plain', title: '清单', noun: '条目', elements: [id] });
    expect(
      ['a-1', '编号', 'a b', 'x'.repeat(41)].map((one) => schema.safeParse({ id: one }).success),
    ).toEqual([true, false, false, false]);
  });

  it('says which rule a row breaks, and where; what is missing breaks none', async () => {
    expect(await found({})).toEqual([]);
    expect(await found({ promisedDays: 5 })).toEqual([]);
    expect(await found({ legalDays: 5, promisedDays: 6, online: true, visits: 1 })).toEqual([
      'error promisedDays promise-short',
      'warning visits online-no-visits',
    ]);
    expect(await found({ materials: [{ name: '章程' }] })).toEqual(['warning materials has-materials']);
    expect(await found({ materials: [{ name: '章程' }, { name: '申请书' }] })).toEqual([]);
  });

  it('names the part of a code that is wrong; a wrong check digit is only warned of', async () => {
    expect(await found({ id: `91350100M000100Y44${code.slice(18)}` })).toEqual(['warning id code-rule']);
    expect(await found({ id: `${code.slice(0, 18)}9${code.slice(19)}` })).toEqual(['error id code-rule']);
    const check = codeChecker(permits.codes!);
    expect(check(code)).toBeUndefined();
    expect(check(code.slice(0, -1))?.message).toMatch(/“基本编码”不符$/);
    expect(check(`${code}1`)?.message).toMatch(/位数过多$/);
    expect(check(`o${code.slice(1)}`)?.message).toMatch(/“实施主体”不符$/);
  });

  const broken: [string, (list: ListDefinition) => unknown][] = [
    ['elements', (list) => list.elements.shift()],
    ['elements/1/field', (list) => Object.assign(list.elements[1]!, { field: 'constructor' })],
    ['elements/2/title', (list) => Object.assign(list.elements[2]!, { title: '名称' })],
    ['elements/6/choices', (list) => Object.assign(list.elements[6]!, { choices: ['甲', '甲'] })],
    ['elements/1/choices', (list) => Object.assign(list.elements[1]!, { choices: ['甲'] })],
    ['elements/8/of', (list) => Object.assign(list.elements[8]!, { of: 'name' })],
    // Parts of themselves, and of each other.
    ['elements/7/of', (list) => Object.assign(list.elements[7]!, { of: 'materials' })],
    [
      'elements/8/of',
      (list) => {
        Object.assign(list.elements[7]!, { of: 'parts' });
        Object.assign(list.elements[8]!, { field: 'parts', type: 'records' });
      },
    ],
    ['elements/8/type', (list) => Object.assign(list.elements[8]!, { type: 'department' })],
    ['elements/9/open', (list) => Object.assign(list.elements[9]!, { open: true })],
    ['elements/5/least', (list) => Object.assign(list.elements[5]!, { least: 10 })],
    ['openNote', (list) => delete list.openNote],
    ['codes/1/form', (list) => Object.assign(list.codes![1]!, { form: '9(' })],
    ['codes/2/form', (list) => Object.assign(list.codes![2]!, { form: '9(65)' })],
    ['codes/0/form', (list) => Object.assign(list.codes![2]!, { form: '9(46)' })],
    ['codes/2/form', (list) => Object.assign(list.codes![2]!, { form: 'X(0-1)X(0-1)' })],
    [
      'codes/0/form',
      (list) =>
        list.codes!.push(
          { of: 'id', title: '尾段', form: '9(0-1)' },
          { of: 'id', title: '末段', form: '9(0-1)' },
        ),
    ],
    ['codes/0/of', (list) => Object.assign(list.codes![0]!, { of: 'name' })],
    ['rules/0/field', (list) => Object.assign(list.rules![0]!, { field: 'none' })],
    ['rules/0/test', (list) => Object.assign(list.rules![0]!, { test: 'promisedDays <= none' })],
    ['rules/1/when', (list) => Object.assign(list.rules![1]!, { when: 'visits' })],
    ['rules/1/name', (list) => Object.assign(list.rules![1]!, { name: 'promise-short' })],
  ];
  it.each(broken)('is refused at %s', (field, change) => {
    const list = structuredClone(permits);
    change(list);
    expect(definitionFaults(list).map((fault) => fault.field)).toContain(field);
    expect(() => kindOf(list)).toThrow();
  });

  it('is either refused or a register, whatever it says; no code and no row throws', () => {
    const name = fc.constantFrom('id', 'name', 'days', '__proto__', 'toString', 'size', 'a1');
    const element = fc.record(
      {
        field: name,
        title: fc.constantFrom('编码', '名称', '时限'),
        type: fc.constantFrom(...(Object.keys(elementTypes) as (keyof typeof elementTypes)[])),
        of: name,
        required: fc.boolean(),
        choices: fc.array(fc.constantFrom('甲', '乙'), { maxLength: 2 }),
        least: fc.nat(3),
        most: fc.integer({ min: 1, max: 3 }),
        open: fc.boolean(),
      },
      { requiredKeys: ['field', 'title', 'type'] },
    );
    const form = fc.stringMatching(/^[9AX()0-3-]{1,8}$/);
    const test = fc.constantFrom(
      'id == name',
      'days > 1',
      'size(name) > 1',
      'name',
      'a1 in [1]',
      '__proto__ == 1',
    );
    const list = fc.record({
      id: fc.constant('any-list'),
      title: fc.constant('清单'),
      noun: fc.constant('条目'),
      elements: fc.array(element, { minLength: 1, maxLength: 5 }).map((some) => [id, ...some]),
      codes: fc.array(fc.record({ of: fc.constant('id'), title: fc.constant('段'), form }), { maxLength: 2 }),
      rules: fc.array(
        fc.record({
          name: fc.constantFrom('rule-one', 'rule-two'),
          field: name,
          severity: fc.constantFrom('error' as const, 'warning' as const),
          test,
          message: fc.constant('不符'),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(list, fc.string(), fc.anything(), (given, text, value) => {
        const read = listSchema.safeParse(given);
        if (!read.success) return;
        const faults = definitionFaults(read.data);
        if (faults.length > 0) {
          expect(() => kindOf(read.data)).toThrow();
          return;
        }
        const kind = kindOf(read.data);
        expect(kind.columns[0]?.field).toBe('id');
        kind.schema.safeParse({ id: text, name: value });
        if (read.data.codes?.length) codeChecker(read.data.codes)(text);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where a code of 64 characters could be read in more ways than there is time for', () => {
    const parts = Array.from({ length: 60 }, (_, i) => ({ of: 'id', title: `段${i}`, form: 'X(0-1)' }));
    const found = definitionFaults({ ...permits, codes: parts });
    expect(found.map(({ field }) => field)).toEqual(['codes/0/form']);
    const within = [{ of: 'id', title: '段', form: 'X(0-1)'.repeat(10), values: ['A'.repeat(64)] }];
    expect(definitionFaults({ ...permits, codes: within })[0]?.message).toMatch(/位数不定/);
  });

  it('said a fault of one part twice, once as one of the whole code; another of the whole is said still', () => {
    const at = (...forms: string[]) => {
      const codes = forms.map((form, i) => ({ of: 'id', title: `段${i}`, form }));
      return definitionFaults({ ...permits, codes }).map(({ field }) => field);
    };
    expect(at('X(0-1)X(0-2)')).toEqual(['codes/0/form']);
    expect(at('9', 'X(99)')).toEqual(['codes/1/form']);
    expect(at('9(', '9(1-2)', 'X(1-3)')).toEqual(['codes/0/form', 'codes/1/form']);
  });

  it.each(['9(', '9()', '9(0)', '9(4-2)', '(3)', '9 9'])('knows that %j is no form of a code', (bad) => {
    expect(codePartFault({ of: 'id', title: '段', form: bad })).toMatch(/格式写法有误/);
  });
});
