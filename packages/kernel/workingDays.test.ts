import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './dates.ts';
import { awaitedDay, compareDueDays, type DueDay, dueText, hasCome, isKnownDay, isOver } from './dueDay.ts';
import {
  buildCalendar,
  type CalendarYear,
  countWorkingDays,
  type DayOverrides,
  isWorkingDay,
  libraryCalendar,
  libraryYears,
  moveWorkingDays,
  nearestWorkingDay,
} from './workingDays.ts';

/** A fictional arrangement of 2027. */
const year2027: CalendarYear = {
  year: 2027,
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
  ],
  makeUpDays: ['2026-12-26', '2027-02-20'],
};
const with2027 = buildCalendar([...libraryYears, year2027]);

describe('working days', () => {
  it('knows statutory holidays and make-up days', () => {
    expect(isWorkingDay(libraryCalendar, '2026-10-01')).toBe(false);
    expect(isWorkingDay(libraryCalendar, '2026-10-10')).toBe(true); // a Saturday worked for the National Day holiday
    expect(isWorkingDay(libraryCalendar, '2026-11-22')).toBe(false);
  });
  it('lets a tenant override a day', () => {
    const own = buildCalendar(libraryYears, { '2026-11-23': false });
    expect(isWorkingDay(libraryCalendar, '2026-11-23')).toBe(true);
    expect(isWorkingDay(own, '2026-11-23')).toBe(false);
  });
  it('gives no day in a year whose calendar is not known, and does not throw', () => {
    expect(isWorkingDay(libraryCalendar, '2027-03-01')).toBeUndefined();
    expect(moveWorkingDays(libraryCalendar, '2027-01-04', 5)).toEqual({
      awaitsCalendar: 2027,
      text: '待国务院公布 2027 年放假安排',
    });
    expect(moveWorkingDays(libraryCalendar, '2026-12-30', 3)).toEqual(awaitedDay(2027));
    expect(moveWorkingDays(libraryCalendar, '2027-01-04', 0)).toBe('2027-01-04');
    expect(nearestWorkingDay(libraryCalendar, '2027-01-04', 'before')).toEqual(awaitedDay(2027));
    expect(moveWorkingDays(libraryCalendar, '2004-01-02', -3)).toEqual(awaitedDay(2003));
  });
  it('gives days once the year is entered, over the turn of the year too', () => {
    expect(moveWorkingDays(with2027, '2027-01-04', 5)).toBe('2027-01-11');
    expect(moveWorkingDays(with2027, '2026-12-25', 1)).toBe('2026-12-26'); // a Saturday worked by next year's arrangement
    expect(moveWorkingDays(with2027, '2026-12-30', 1)).toBe('2027-01-04');
    expect(nearestWorkingDay(with2027, '2027-02-08', 'before')).toBe('2027-02-04');
    expect(nearestWorkingDay(with2027, '2027-02-08', 'after')).toBe('2027-02-12');
  });
  it('knows a single day that the tenant decides in a year without a calendar, and no other', () => {
    const own = buildCalendar(libraryYears, { '2027-03-01': true });
    expect(isWorkingDay(own, '2027-03-01')).toBe(true);
    expect(isWorkingDay(own, '2027-03-02')).toBeUndefined();
    expect(own.known.has(2027)).toBe(false);
    expect(moveWorkingDays(own, '2027-02-28', 1)).toBe('2027-03-01');
  });
  it('takes a year entered again in place of the one before, its December too', () => {
    const corrected = buildCalendar([
      ...libraryYears,
      year2027,
      { ...year2027, holidays: [], makeUpDays: [] },
    ]);
    expect(isWorkingDay(corrected, '2026-12-31')).toBe(true);
    expect(isWorkingDay(corrected, '2026-12-26')).toBe(false);
    expect(isWorkingDay(corrected, '2027-02-08')).toBe(true);
  });
});

describe('the library of years', () => {
  it('has each year once without a gap, holidays in order and make-up days on weekends outside of them', () => {
    const years = libraryYears.map(({ year }) => year);
    expect(years).toEqual(Array.from({ length: years.length }, (_, i) => 2004 + i));
    expect(years.at(-1)).toBeGreaterThanOrEqual(2026);
    for (const { year, holidays, makeUpDays } of libraryYears) {
      for (const { from, to } of holidays)
        expect([from <= to, from.slice(0, 4)]).toEqual([true, String(year)]);
      for (const date of makeUpDays) {
        expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
        expect(holidays.some(({ from, to }) => from <= date && date <= to)).toBe(false);
      }
    }
  });
});

/** The same by looking at one day after the other, in words. */
function slowState(
  years: readonly CalendarYear[],
  overrides: DayOverrides,
  date: string,
): boolean | undefined {
  if (date in overrides) return overrides[date];
  if (!years.some(({ year }) => date.startsWith(`${year}-`))) return undefined;
  for (const { holidays, makeUpDays } of years.toSorted((a, b) => b.year - a.year)) {
    if (makeUpDays.includes(date)) return true;
    if (holidays.some(({ from, to }) => from <= date && date <= to)) return false;
  }
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function slowMove(
  years: readonly CalendarYear[],
  overrides: DayOverrides,
  date: string,
  days: number,
): DueDay {
  let at = date;
  for (let left = Math.abs(days); left > 0; ) {
    at = addDays(at, Math.sign(days));
    const state = slowState(years, overrides, at);
    if (state === undefined) return awaitedDay(Number(at.slice(0, 4)));
    if (state) left--;
  }
  return at;
}

function slowCount(years: readonly CalendarYear[], overrides: DayOverrides, from: string, to: string) {
  let count = 0;
  for (let at = from; at < to; ) {
    at = addDays(at, 1);
    const state = slowState(years, overrides, at);
    if (state === undefined) return awaitedDay(Number(at.slice(0, 4)));
    if (state) count++;
  }
  return count;
}

function slowNearest(
  years: readonly CalendarYear[],
  overrides: DayOverrides,
  date: string,
  step: 1 | -1,
): DueDay {
  for (let at = date; ; at = addDays(at, step)) {
    const state = slowState(years, overrides, at);
    if (state === undefined) return awaitedDay(Number(at.slice(0, 4)));
    if (state) return at;
  }
}

const dateWithin = (from: string, span: number) =>
  fc.integer({ min: 0, max: span - 1 }).map((days) => addDays(from, days));
const yearOf = (year: number): fc.Arbitrary<CalendarYear> =>
  fc.record({
    year: fc.constant(year),
    holidays: fc.array(
      fc
        .tuple(dateWithin(`${year - 1}-12-26`, 360), fc.integer({ min: 0, max: 9 }))
        .map(([from, length]) => ({ name: '假期', from, to: addDays(from, length) })),
      { maxLength: 8 },
    ),
    makeUpDays: fc.array(dateWithin(`${year - 1}-12-26`, 370), { maxLength: 8 }),
  });
const someYears = fc
  .tuple(yearOf(2024), yearOf(2025), yearOf(2026), fc.subarray([0, 1, 2]))
  .map(([a, b, c, kept]) => [a, b, c].filter((_, i) => kept.includes(i)));
const someOverrides = fc.dictionary(dateWithin('2023-11-01', 1_300), fc.boolean(), { maxKeys: 12 });
const anyDay = dateWithin('2023-12-01', 1_200);

describe('working days over any holidays, make-up days and overrides', () => {
  it('are those of a slow count day by day', () => {
    fc.assert(
      fc.property(
        someYears,
        someOverrides,
        anyDay,
        fc.integer({ min: -70, max: 70 }),
        (years, own, date, days) => {
          const calendar = buildCalendar(years, own);
          expect(isWorkingDay(calendar, date)).toBe(slowState(years, own, date));
          expect(moveWorkingDays(calendar, date, days)).toEqual(slowMove(years, own, date, days));
          expect(nearestWorkingDay(calendar, date, 'before')).toEqual(slowNearest(years, own, date, -1));
          expect(nearestWorkingDay(calendar, date, 'after')).toEqual(slowNearest(years, own, date, 1));
          const to = addDays(date, days * 2);
          expect(countWorkingDays(calendar, date, to)).toEqual(slowCount(years, own, date, to));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('add up, and go back as far as they go forth', () => {
    const many = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(dateWithin('2020-03-01', 1_500), many, many, (date, a, b) => {
        const first = moveWorkingDays(libraryCalendar, date, a) as string;
        expect(isWorkingDay(libraryCalendar, first)).toBe(true);
        expect(moveWorkingDays(libraryCalendar, first, b)).toBe(
          moveWorkingDays(libraryCalendar, date, a + b),
        );
        const back = moveWorkingDays(libraryCalendar, first, -a) as string;
        expect(back <= date).toBe(true);
        if (isWorkingDay(libraryCalendar, date)) expect(back).toBe(date);
      }),
    );
  });
});

describe('a due day', () => {
  it('that waits for a calendar comes after all known ones, and is never over', () => {
    const days = [awaitedDay(2028), '2027-05-01', awaitedDay(2027), '2026-12-31'];
    expect(days.toSorted(compareDueDays)).toEqual([
      '2026-12-31',
      '2027-05-01',
      awaitedDay(2027),
      awaitedDay(2028),
    ]);
    expect([isOver(awaitedDay(2027), '2030-01-01'), hasCome(awaitedDay(2027), '2030-01-01')]).toEqual([
      false,
      false,
    ]);
    expect([isOver('2027-01-04', '2027-01-04'), hasCome('2027-01-04', '2027-01-04')]).toEqual([false, true]);
    expect([dueText('2027-01-04'), dueText(awaitedDay(2027)), isKnownDay(awaitedDay(2027))]).toEqual([
      '2027-01-04',
      '待国务院公布 2027 年放假安排',
      false,
    ]);
  });
});
