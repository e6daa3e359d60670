import { expect, test } from 'vitest';
import { monthsUpTo, monthText, valueText } from './words.ts';

test('values are said with their unit, a share in hundredths, and what has none is not a zero', () => {
  expect(valueText(1234, 'cases')).toBe('1,234 件');
  expect(valueText(0.9666, 'share')).toBe('96.7%');
  expect(valueText(3.52, 'workingDays')).toBe('3.5 个工作日');
  expect(valueText(null, 'share')).toBe('—');
  expect(valueText(0, 'cases')).toBe('0 件');
});

test('months go back over the turn of a year', () => {
  expect(monthsUpTo('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  expect(monthText('2026-02')).toBe('2026年2月');
});
