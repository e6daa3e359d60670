import { addDays, isDate } from '@mingcha/kernel';
import { isWorkingDay } from '@mingcha/kernel/workingDays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../notice/notice.ts';
import { roundsOf } from './roundsOf.ts';
import { moveWorkingDays } from './workdays.ts';

const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  dates: ['06-20', '09-20', '12-10'],
  opensBefore: 10,
  shift: 'before',
  ...more,
});

const monthDay = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
  .map(({ month, day }) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const schedules: fc.Arbitrary<Schedule> = fc.record({
  dates: fc.array(monthDay, { maxLength: 6 }),
  cadence: fc.constantFrom(undefined, 'monthly', 'quarterly', 'half-yearly', 'yearly'),
  opensBefore: fc.integer({ min: 0, max: 40 }),
  shift: fc.constantFrom('before', 'after', 'none'),
});
const years = fc.integer({ min: 2005, max: 2035 });

describe('the rounds of a schedule', () => {
  it('moves 20 June 2026, the Saturday after the Dragon Boat holiday, to the day that was worked before it', () => {
    expect(roundsOf(schedule(), 2026)).toEqual([
      { id: '2026-06-20', title: '2026年第1次报送', due: '2026-06-18', opensAt: '2026-06-04' },
      { id: '2026-09-20', title: '2026年第2次报送', due: '2026-09-20', opensAt: expect.any(String) },
      { id: '2026-12-10', title: '2026年第3次报送', due: '2026-12-10', opensAt: '2026-11-26' },
    ]);
    expect(roundsOf(schedule({ shift: 'after' }), 2026)[0]!.due).toBe('2026-06-22');
    expect(roundsOf(schedule({ shift: 'none' }), 2026)[0]!.due).toBe('2026-06-20');
  });

  it('takes the city’s own decision about a day', () => {
    expect(roundsOf(schedule(), 2026, { '2026-06-20': true })[0]!.due).toBe('2026-06-20');
    expect(roundsOf(schedule(), 2026, { '2026-06-18': false })[0]!.due).toBe('2026-06-17');
  });

  it('says that a year without a calendar is unsure, and still moves off weekends', () => {
    expect(roundsOf(schedule({ dates: ['06-19', '06-20'] }), 2027)).toEqual([
      {
        id: '2027-06-19',
        title: '2027年第1次报送',
        due: '2027-06-18',
        dueUnsure: true,
        opensAt: '2027-06-04',
      },
      {
        id: '2027-06-20',
        title: '2027年第2次报送',
        due: '2027-06-18',
        dueUnsure: true,
        opensAt: '2027-06-04',
      },
    ]);
    const known = { '2027-06-19': false, '2027-06-18': true };
    expect(roundsOf(schedule({ dates: ['06-19'] }), 2027, known)[0]).not.toHaveProperty('dueUnsure');
  });

  it('has the last day of each month, quarter, half-year or year, and of February what there is', () => {
    const ids = (cadence: Schedule['cadence'], dates: string[] = []) =>
      roundsOf(schedule({ cadence, dates, shift: 'none' }), 2026).map(({ id }) => id.slice(5));
    expect(ids('quarterly')).toEqual(['03-31', '06-30', '09-30', '12-31']);
    expect(ids('monthly')).toHaveLength(12);
    expect(ids('half-yearly', ['06-30', '02-29'])).toEqual(['02-28', '06-30', '12-31']);
    expect(ids('yearly')).toEqual(['12-31']);
  });

  it('gives days that exist, in order, each once; due where it is said to be, open before that', () => {
    fc.assert(
      fc.property(schedules, years, (given, year) => {
        const rounds = roundsOf(given, year);
        const ids = rounds.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const { id, due, dueUnsure, opensAt } of rounds) {
          expect(id.startsWith(`${year}-`) && isDate(id) && isDate(due) && isDate(opensAt)).toBe(true);
          expect(opensAt <= due).toBe(true);
          if (given.shift === 'none') expect(due).toBe(id);
          if (given.shift === 'before') expect(due <= id).toBe(true);
          if (given.shift === 'after') expect(due >= id).toBe(true);
          if (given.shift === 'none' || dueUnsure) continue;
          expect(isWorkingDay(due)).toBe(true);
          const step = given.shift === 'before' ? -1 : 1;
          for (let at = id; at !== due; at = addDays(at, step)) expect(isWorkingDay(at)).toBe(false);
        }
        if (year > 2026 && given.shift === 'before')
          expect(rounds.every((round) => round.dueUnsure)).toBe(true);
      }),
    );
  });
});

describe('working days from a day', () => {
  it('goes back as far as it goes forth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 1, max: 30 }), (offset, days) => {
        const start = addDays('2025-01-02', offset);
        const there = moveWorkingDays(start, days).date;
        const back = moveWorkingDays(there, -days).date;
        expect(back <= start && there > start).toBe(true);
        if (isWorkingDay(start)) expect(back).toBe(start);
      }),
    );
  });
});
