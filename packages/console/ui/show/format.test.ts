import { expect, test } from 'vitest';
import { ago, clockText, daysUntil, hexGroups, instant, permilleText, spanText } from './format.ts';

test('instants are shown in Beijing time, across the day line', () => {
  expect(instant('2026-03-01T16:05:00Z')).toBe('2026-03-02 00:05');
  expect(instant(undefined)).toBe('—');
  expect(instant('nonsense')).toBe('—');
});

test('days until a date count calendar days in Beijing, not 24-hour spans', () => {
  const lateEvening = Date.parse('2026-03-01T15:59:00Z');
  expect(daysUntil('2026-03-02', lateEvening)).toBe(1);
  expect(daysUntil('2026-03-01', lateEvening)).toBe(0);
  expect(daysUntil('2026-02-27', lateEvening)).toBe(-2);
});

test('a countdown rounds up so that it shows zero only when it is over', () => {
  expect(clockText(61_001)).toBe('01:02');
  expect(clockText(1)).toBe('00:01');
  expect(clockText(-500)).toBe('00:00');
  expect(clockText(3_661_000)).toBe('1:01:01');
});

test('spans, ages, hex groups and ratios in words', () => {
  expect(spanText(5400)).toBe('1 小时 30 分');
  const now = Date.parse('2026-03-01T12:00:00Z');
  expect(ago('2026-03-01T11:20:00Z', now)).toBe('40 分钟前');
  expect(ago('2026-02-01T11:20:00Z', now)).toBe('2026-02-01 19:20');
  expect(hexGroups('00112233445566778')).toEqual(['00112233', '44556677', '8']);
  expect(permilleText(35)).toBe('3.5%');
  expect(permilleText(1000)).toBe('100%');
});
