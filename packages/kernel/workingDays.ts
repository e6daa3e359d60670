import { type AwaitedDay, awaitedDay, type DueDay, isKnownDay } from './dueDay.ts';
import holidays from './holidays.json' with { type: 'json' };

/** A tenant's own decisions about single days: `true` works, `false` is off. */
export type DayOverrides = Record<string, boolean>;

/** Days off under one name, both ends included, `YYYY-MM-DD`. */
export type Holiday = { name: string; from: string; to: string };

/** What the State Council arranges for a year (部分节假日安排). A few of its days may lie in the December before. */
export type CalendarYear = { year: number; holidays: readonly Holiday[]; makeUpDays: readonly string[] };

/** The years that come with the system, the earliest first. */
export const libraryYears: readonly CalendarYear[] = holidays;

/** Which days work: built once by `buildCalendar`, then handed to the functions below. */
export type Calendar = {
  /** Years whose calendar is known as a whole. */
  readonly known: ReadonlySet<number>;
  /** By year, one of `off`, `works` and `unknown` for each day from 1 January. */
  readonly days: ReadonlyMap<number, Uint8Array>;
};

const [off, works, unknown] = [0, 1, 2];
const dayMs = 86_400_000;

const firstOf = (year: number): number => Date.UTC(year, 0, 1) / dayMs;
const lengthOf = (year: number): number => firstOf(year + 1) - firstOf(year);
const yearOf = (date: string): number => Number(date.slice(0, 4));
const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** Weekends off and all other days worked. 1 January 1970 was a Thursday. */
function plainWeeks(year: number): Uint8Array {
  const first = firstOf(year);
  return Uint8Array.from({ length: lengthOf(year) }, (_, i) => ((first + i + 3) % 7 < 5 ? works : off));
}

/**
 * The calendar of some years; of two of the same year the later counts. A single day of `overrides` goes before its year's
 * calendar, and is known without it.
 */
export function buildCalendar(years: readonly CalendarYear[], overrides: DayOverrides = {}): Calendar {
  const byYear = new Map(years.map((each) => [each.year, each]));
  const days = new Map([...byYear.keys()].map((year) => [year, plainWeeks(year)]));
  const mark = (day: number, how: number) => {
    const year = new Date(day * dayMs).getUTCFullYear();
    const all = days.get(year);
    if (all) all[day - firstOf(year)] = how;
  };
  for (const { holidays, makeUpDays } of [...byYear.values()].sort((a, b) => a.year - b.year)) {
    for (const { from, to } of holidays)
      for (let day = numberOf(from), last = numberOf(to); day <= last; day++) mark(day, off);
    for (const date of makeUpDays) mark(numberOf(date), works);
  }
  for (const [date, working] of Object.entries(overrides)) {
    const year = yearOf(date);
    if (!days.has(year)) days.set(year, new Uint8Array(lengthOf(year)).fill(unknown));
    mark(numberOf(date), working ? works : off);
  }
  return { known: new Set(byYear.keys()), days };
}

/** The calendar of the years that come with the system alone. */
export const libraryCalendar: Calendar = buildCalendar(libraryYears);

/** Whether a `YYYY-MM-DD` is a working day (工作日); undefined where that is not known. */
export function isWorkingDay(calendar: Calendar, date: string): boolean | undefined {
  const state = calendar.days.get(yearOf(date))?.[numberOf(date) - firstOf(yearOf(date))];
  return state === undefined || state === unknown ? undefined : state === works;
}

/** Walks day by day from a date until `ends` says so, or a day is not known. The date itself is not looked at. */
function walk(calendar: Calendar, date: string, step: 1 | -1, ends: (worked: boolean) => boolean): DueDay {
  let year = yearOf(date);
  let days = calendar.days.get(year);
  let at = numberOf(date) - firstOf(year);
  for (;;) {
    at += step;
    if (at < 0 || at >= lengthOf(year)) {
      year += step;
      days = calendar.days.get(year);
      at = step === 1 ? 0 : lengthOf(year) - 1;
    }
    const state = days?.[at] ?? unknown;
    if (state === unknown) return awaitedDay(year);
    if (ends(state === works)) return new Date((firstOf(year) + at) * dayMs).toISOString().slice(0, 10);
  }
}

/**
 * The day `days` working days after a `YYYY-MM-DD`, before it if negative, the date itself for 0. Where a day on the way is
 * not known, what is waited for: no day is guessed.
 */
export function moveWorkingDays(calendar: Calendar, date: string, days: number): DueDay {
  if (days === 0) return date;
  let left = Math.abs(days);
  return walk(calendar, date, days < 0 ? -1 : 1, (worked) => worked && --left === 0);
}

/** How many days after `from`, up to `to` and with it, work; what is waited for where one of them is not known. */
export function countWorkingDays(calendar: Calendar, from: string, to: string): number | AwaitedDay {
  let left = numberOf(to) - numberOf(from);
  if (left <= 0) return 0;
  let count = 0;
  const end = walk(calendar, from, 1, (worked) => {
    if (worked) count++;
    return --left === 0;
  });
  return isKnownDay(end) ? count : end;
}

/** The day itself where it works, else the nearest working day before or after it; or what is waited for. */
export function nearestWorkingDay(calendar: Calendar, date: string, towards: 'before' | 'after'): DueDay {
  const own = isWorkingDay(calendar, date);
  if (own === undefined) return awaitedDay(yearOf(date));
  return own ? date : walk(calendar, date, towards === 'before' ? -1 : 1, (worked) => worked);
}
