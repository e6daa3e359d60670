import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyNumber, chineseNumber, chineseText } from './numerals.ts';

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百零三', 103],
  ['一百一十', 110],
  ['二〇二三', 2023],
  ['两千', 2000],
])('%s is %d', (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});

test('what is no number is none', () => {
  expect(chineseNumber('')).toBeNaN();
  expect(chineseNumber('十个')).toBeNaN();
  expect(anyNumber('0.5')).toBe(0.5);
});

test('written and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => chineseNumber(chineseText(value)) === value),
  );
});
