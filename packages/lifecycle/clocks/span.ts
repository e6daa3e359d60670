import { addDays, type DueDay, isKnownDay } from '@mingcha/kernel';
// biome-ignore lint/style/noRestrictedImports: this package is where days are moved.
import { type Calendar, moveWorkingDays, nearestWorkingDay } from '@mingcha/kernel/workingDays';

/** How long something takes: working days (工作日), calendar days, months, or hours in which the office is open. */
export type Span = { workingDays: number } | { days: number } | { months: number } | { officeHours: number };

/** A span counted from where the clock starts, or a day that is fixed: `2026-03-31`, `12-31`, or `02-end` of a year. */
export type Limit = Span | { date: string } | { yearly: string; year: number };

/** A span that begins and ends with whole days. */
export type DaySpan = Exclude<Span, { officeHours: number }>;

/** The last day of a month, `YYYY-MM-DD`; months beyond 12 are those of the years after. */
const lastOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The same day some months later, before if negative; the last of the month where that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) + months];
  const last = lastOf(year, month);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** The day that a fixed limit names; the last of the month where that has no such day. */
export function fixedDay(limit: { date: string } | { yearly: string; year: number }): string {
  if ('date' in limit) return limit.date;
  const [month, day] = limit.yearly.split('-');
  const last = lastOf(limit.year, Number(month));
  const named = `${last.slice(0, 8)}${day!.padStart(2, '0')}`;
  return named < last ? named : last;
}

/**
 * The day that lies a span after another, before it if the span is negative. What waits for a calendar goes on waiting; a
 * day in a year without a calendar is never guessed.
 */
export function moveDay(day: DueDay, span: DaySpan, calendar: Calendar): DueDay {
  if (!isKnownDay(day)) return day;
  if ('workingDays' in span) return moveWorkingDays(calendar, day, span.workingDays);
  return 'days' in span ? addDays(day, span.days) : addMonths(day, span.months);
}

/** The day itself where it works, else the nearest working day before or after it; or what is waited for. */
export const workingDayNear = (day: DueDay, towards: 'before' | 'after', calendar: Calendar): DueDay =>
  isKnownDay(day) ? nearestWorkingDay(calendar, day, towards) : day;
