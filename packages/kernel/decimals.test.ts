import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from './decimals.ts';

const messagesOf = (places: number, value: unknown) =>
  decimal(places)
    .safeParse(value)
    .error?.issues.map(({ message }) => message);

test('numbers as people write them are taken as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat({ max: 6 }), (digits, places) => {
      const value = Number(`${digits}e-${places}`);
      expect(decimal(places).parse(value)).toBe(value);
    }),
  );
  expect([1e15, -1e15, 0.1 + 0.7, 100].map((value) => decimal(2).safeParse(value).success)).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test.each([1e300, -1e300, 1.1e15, Number.MAX_VALUE])('%s is too long before the point', (value) => {
  expect(messagesOf(6, value)).toContain('小数点前不能超过 15 位');
});

test.each([1e-300, 5e-324, 0.0000001, 1 / 3])('%s is too long behind the point', (value) => {
  expect(messagesOf(6, value)).toEqual(['小数点后最多 6 位']);
});

test('what is no number is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '1', null])
    expect(messagesOf(2, value)).toHaveLength(1);
});
