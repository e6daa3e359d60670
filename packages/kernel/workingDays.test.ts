import { describe, expect, it } from 'vitest';
import { isWorkingDay } from './workingDays.ts';

describe('working days', () => {
  it('knows statutory holidays and make-up days', () => {
    expect(isWorkingDay('2026-10-01')).toBe(false);
    expect(isWorkingDay('2026-10-10')).toBe(true); // a Saturday worked for the National Day holiday
    expect(isWorkingDay('2026-11-22')).toBe(false);
  });
  it('lets a tenant override a day', () => {
    expect(isWorkingDay('2026-11-23')).toBe(true);
    expect(isWorkingDay('2026-11-23', { '2026-11-23': false })).toBe(false);
  });
  it('refuses a year whose calendar is not known instead of guessing weekends', () => {
    expect(() => isWorkingDay('2027-03-01')).toThrow(/calendar-unknown/);
    expect(isWorkingDay('2027-03-01', { '2027-03-01': true })).toBe(true);
  });
});
