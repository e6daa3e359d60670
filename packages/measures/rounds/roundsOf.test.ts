import { addDays, awaitedDay, isDate, isKnownDay } from '@mingcha/kernel';
import { buildCalendar, isWorkingDay, libraryCalendar, libraryYears } from '@mingcha/kernel/workingDays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../notice/notice.ts';
import { roundsOf } from './roundsOf.ts';

const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  dates: ['06-20', '09-20', '12-10'],
  opensBefore: 10,
  shift: 'before',
  ...more,
});

const withDays = (overrides: Record<string, boolean>) => buildCalendar(libraryYears, overrides);

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
    expect(roundsOf(schedule(), 2026, libraryCalendar)).toEqual([
      { id: '2026-06-20', title: '2026年第1次报送', due: '2026-06-18', opensAt: '2026-06-04' },
      { id: '2026-09-20', title: '2026年第2次报送', due: '2026-09-20', opensAt: expect.any(String) },
      { id: '2026-12-10', title: '2026年第3次报送', due: '2026-12-10', opensAt: '2026-11-26' },
    ]);
    expect(roundsOf(schedule({ shift: 'after' }), 2026, libraryCalendar)[0]!.due).toBe('2026-06-22');
    expect(roundsOf(schedule({ shift: 'none' }), 2026, libraryCalendar)[0]!.due).toBe('2026-06-20');
  });

  it('takes the city’s own decision about a day', () => {
    expect(roundsOf(schedule(), 2026, withDays({ '2026-06-20': true }))[0]!.due).toBe('2026-06-20');
    expect(roundsOf(schedule(), 2026, withDays({ '2026-06-18': false }))[0]!.due).toBe('2026-06-17');
  });

  it('has no day in a year without a calendar but where nothing is shifted, and the days of one that is entered', () => {
    const dates = ['06-19', '06-20'];
    expect(roundsOf(schedule({ dates }), 2027, libraryCalendar)).toEqual([
      { id: '2027-06-19', title: '2027年第1次报送', due: awaitedDay(2027), opensAt: awaitedDay(2027) },
      { id: '2027-06-20', title: '2027年第2次报送', due: awaitedDay(2027), opensAt: awaitedDay(2027) },
    ]);
    expect(roundsOf(schedule({ dates, shift: 'none' }), 2027, libraryCalendar)[0]).toMatchObject({
      due: '2027-06-19',
      opensAt: awaitedDay(2027),
    });
    const entered = buildCalendar([...libraryYears, { year: 2027, holidays: [], makeUpDays: [] }]);
    expect(roundsOf(schedule({ dates }), 2027, entered)[0]).toMatchObject({
      due: '2027-06-18',
      opensAt: '2027-06-04',
    });
    const own = withDays({ '2027-06-19': false, '2027-06-18': true });
    expect(roundsOf(schedule({ dates }), 2027, own)[0]).toMatchObject({ due: '2027-06-18' });
  });

  it('has the last day of each month, quarter, half-year or year, and of February what there is', () => {
    const ids = (cadence: Schedule['cadence'], dates: string[] = []) =>
      roundsOf(schedule({ cadence, dates, shift: 'none' }), 2026, libraryCalendar).map(({ id }) =>
        id.slice(5),
      );
    expect(ids('quarterly')).toEqual(['03-31', '06-30', '09-30', '12-31']);
    expect(ids('monthly')).toHaveLength(12);
    expect(ids('half-yearly', ['06-30', '02-29'])).toEqual(['02-28', '06-30', '12-31']);
    expect(ids('yearly')).toEqual(['12-31']);
  });

  it('gives days that exist, in order, each once; due where it is said to be, open before that', () => {
    fc.assert(
      fc.property(schedules, years, (given, year) => {
        const rounds = roundsOf(given, year, libraryCalendar);
        const ids = rounds.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const { id, due, opensAt } of rounds) {
          expect(id.startsWith(`${year}-`) && isDate(id)).toBe(true);
          if (given.shift === 'none') expect(due).toBe(id);
          if (!isKnownDay(due)) {
            expect([given.shift === 'none', due, opensAt]).toEqual([
              false,
              awaitedDay(year),
              awaitedDay(year),
            ]);
            continue;
          }
          expect(isDate(due) && (!isKnownDay(opensAt) || opensAt <= due)).toBe(true);
          if (given.shift === 'before') expect(due <= id).toBe(true);
          if (given.shift === 'after') expect(due >= id).toBe(true);
          if (given.shift === 'none') continue;
          expect(isWorkingDay(libraryCalendar, due)).toBe(true);
          const step = given.shift === 'before' ? -1 : 1;
          for (let at = id; at !== due; at = addDays(at, step))
            expect(isWorkingDay(libraryCalendar, at)).toBe(false);
        }
        if (year > 2026 && given.shift !== 'none')
          expect(rounds.every(({ due }) => !isKnownDay(due))).toBe(true);
      }),
    );
  });
});
