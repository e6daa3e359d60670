import { expect, test } from 'vitest';
import { valueText } from './valueText.ts';

const named = (id: string) => ({ 'd-1': '市某局' })[id] ?? id;

test('values are read as words: names for ids, 是 and 否, money with two places', () => {
  const read = (type: string, value: unknown) => valueText(type, value, named);
  expect(read('department', 'd-1')).toBe('市某局');
  expect(read('department', ['d-1', 'd-2'])).toBe('市某局、d-2');
  expect(read('yesNo', false)).toBe('否');
  expect(read('money', 1234.5)).toBe('1,234.50 元');
  expect(read('division', '620302')).toContain('金川区');
  expect(read('number', 0)).toBe('0');
  expect(read('table', [{ a: 1 }])).toBe('1 行');
  expect([read('text', undefined), read('text', null), read('text', '')]).toEqual(['', '', '']);
});
