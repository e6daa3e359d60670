import { expect, test } from 'vitest';
import { dayNumber, isoDate, weekday } from './dates.ts';

test('days go to dates and back', () => {
  expect(isoDate(dayNumber('2024-02-29'))).toBe('2024-02-29');
  expect(isoDate(dayNumber('2026-12-31') + 1)).toBe('2027-01-01');
  expect(() => dayNumber('2026-13-01')).toThrow(RangeError);
});

test('a weekend moves back to its Friday, other days stay', () => {
  const friday = dayNumber('2026-11-20');
  expect([0, 1, 2, 3].map((n) => weekday(friday + n) - friday)).toEqual([0, 0, 0, 3]);
});
