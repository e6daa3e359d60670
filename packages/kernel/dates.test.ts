import { describe, expect, it } from 'vitest';
import { addDays, isDate, shanghaiDate, shanghaiYear } from './dates.ts';

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
