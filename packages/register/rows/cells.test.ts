import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../kind.ts';
import { cellCodec } from './cells.ts';

const column = (more: Partial<Column>): Column => ({ field: 'f', header: '列', type: 'text', ...more });
const parse = (more: Partial<Column>, text: string) => {
  const parsed = cellCodec(column(more)).parse(text);
  return 'value' in parsed ? parsed.value : parsed.code;
};

describe('a cell', () => {
  it.each([
    ['2024-1-5', '2024-01-05'],
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.01.05', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['2024-01-05 00:00:00', '2024-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', 'bad-date'],
    ['2024-13-01', 'bad-date'],
    ['2024-01-05 08:30', 'bad-date'],
    ['45296', 'bad-date'],
    ['长期', 'bad-date'],
  ])('of dates reads %s as %s', (text, value) => expect(parse({ type: 'date' }, text)).toBe(value));

  it.each([
    ['12', 12],
    ['-3', -3],
    ['1,234,567', 1_234_567],
    ['12.0', 12],
    ['12.5', 'bad-integer'],
    ['12,34', 'bad-integer'],
    ['1e3', 'bad-integer'],
    ['9'.repeat(16), 'bad-integer'],
  ])('of integers reads %s as %s', (text, value) => expect(parse({ type: 'integer' }, text)).toBe(value));

  it.each([
    ['是', true],
    ['TRUE', true],
    ['否', false],
    ['0', false],
    ['有', 'bad-boolean'],
  ])('of yes and no reads %s as %s', (text, value) => expect(parse({ type: 'boolean' }, text)).toBe(value));

  it('of given values reads value, label and alias, a value before an alias', () => {
    const values = [
      { value: 'scjg', label: '市场监管局', aliases: ['工商局', 'yjj'] },
      { value: 'yjj', label: '应急局' },
    ];
    for (const text of ['scjg', '市场监管局', '工商局', ' 工 商 局', 'ＳＣＪＧ']) {
      expect(parse({ type: 'code', values }, text)).toBe('scjg');
    }
    expect(parse({ type: 'code', values }, 'yjj')).toBe('yjj');
    expect(cellCodec(column({ type: 'code', values })).parse('环保局')).toMatchObject({
      code: 'unknown-value',
      message: expect.stringContaining('市场监管局、应急局'),
    });
    expect(parse({ type: 'list', values }, '工商局、应急局')).toEqual(['scjg', 'yjj']);
  });

  it('of a list is cut at any usual mark', () => {
    expect(parse({ type: 'list' }, '甲、乙;丙；丁,戊，己\n庚、、"辛、壬"')).toEqual([
      '甲',
      '乙',
      '丙',
      '丁',
      '戊',
      '己',
      '庚',
      '辛、壬',
    ]);
  });

  it('of records says which part is wrong', () => {
    const records = [
      column({ field: 'name', header: '名称', required: true }),
      column({ field: 'until', header: '有效期', type: 'date' }),
    ];
    expect(parse({ type: 'records', records }, '甲|2024/1/5；乙')).toEqual([
      { name: '甲', until: '2024-01-05' },
      { name: '乙' },
    ]);
    const message = (text: string) => cellCodec(column({ type: 'records', records })).parse(text);
    expect(message('甲|明年')).toMatchObject({ message: expect.stringContaining('有效期：') });
    expect(message('|2024-01-05')).toMatchObject({ message: expect.stringContaining('缺少名称') });
    expect(message('甲|2024-01-05|丙')).toMatchObject({ message: expect.stringContaining('名称|有效期') });
  });
});

describe('a value', () => {
  const text = fc
    .string({
      unit: fc.constantFrom('甲', 'a', '"', '、', ';', '；', ',', '|', '｜', '\n', ' ', '1'),
      maxLength: 8,
    })
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const date = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10));
  const records = [
    column({ field: 'name', header: '名称', required: true }),
    column({ field: 'until', header: '有效期', type: 'date' }),
    column({ field: 'by', header: '机关' }),
  ];
  const record = fc.record(
    { name: text, until: date, by: text },
    { requiredKeys: ['name'], noNullPrototype: true },
  );

  it.each<[string, Partial<Column>, fc.Arbitrary<unknown>]>([
    ['text', {}, text],
    ['date', { type: 'date' }, date],
    ['integer', { type: 'integer' }, fc.integer()],
    ['boolean', { type: 'boolean' }, fc.boolean()],
    ['list', { type: 'list' }, fc.array(text, { minLength: 1, maxLength: 4 })],
    ['records', { type: 'records', records }, fc.array(record, { minLength: 1, maxLength: 3 })],
    [
      'given values',
      {
        type: 'enum',
        values: ['a', { value: 'b', label: 'a' }, { value: 'c', label: '丙', aliases: ['b'] }],
      },
      fc.constantFrom('a', 'b', 'c'),
    ],
  ])('of type %s is read back as it was', (_, more, values) => {
    const codec = cellCodec(column(more));
    fc.assert(
      fc.property(values, (value) => {
        expect(codec.parse(codec.format(value))).toEqual({ value });
      }),
      { numRuns: 300 },
    );
  });
});
