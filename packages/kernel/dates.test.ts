import { describe, expect, it } from 'vitest';
import { addDays, isDate, newestDay, shanghaiDate, shanghaiYear } from './dates.ts';

describe('dates', () => {
  it('are those of Shanghai, where the new year comes eight hours before UTC', () => {
    expect(shanghaiDate(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(shanghaiDate(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
    expect(shanghaiYear(new Date('2026-12-31T16:00:00Z'))).toBe(2027);
  });
  it('go over the ends of months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-06-31'])(
    'do not include %j',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );
});

it('the newest of instants and days is the last day in Shanghai; nothing has none', () => {
  const given = ['2026-03-02T01:00:00.000Z', undefined, '2026-11-07T16:00:00.000Z', '2026-11-07'];
  expect(newestDay(given)).toBe('2026-11-08');
  expect(newestDay([...given, '2026-11-09'])).toBe('2026-11-09');
  expect(newestDay([undefined])).toBeUndefined();
  expect(newestDay([])).toBeUndefined();
});
