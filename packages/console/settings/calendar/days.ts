import { addDays } from '@mingcha/kernel';
import type { Arrangement, Holiday } from '../../api/calendar.ts';

/** A day as the year's arrangement has it; undefined is an ordinary day of its week. */
type Mark = { off: string } | 'works' | undefined;

export const isWeekend = (date: string): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

export function markOf({ holidays, makeUpDays }: Arrangement, date: string): Mark {
  if (makeUpDays.includes(date)) return 'works';
  const holiday = holidays.find(({ from, to }) => from <= date && date <= to);
  return holiday && { off: holiday.name };
}

type Week = (string | undefined)[];

/** The days of a month as rows of a week from Monday; empty places are undefined. */
export function weeksOf(year: number, month: number): Week[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const places = [
    ...Array.from({ length: lead }, () => undefined),
    ...Array.from({ length }, (_, i) => addDays(first, i)),
  ];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, i) =>
    Array.from({ length: 7 }, (_, j) => places[i * 7 + j]),
  );
}

/** The first day of a year's calendar: New Year's holiday may begin in the old year. */
export const firstDayOf = (year: number): string => `${year - 1}-12-25`;

/** The last days of the old year, which belong to a year's arrangement too, as rows of a week. */
export const oldYearWeeks = (year: number): Week[] =>
  weeksOf(year - 1, 12)
    .map((week) => week.map((date) => (date && date >= firstDayOf(year) ? date : undefined)))
    .filter((week) => week.some(Boolean));

/**
 * The arrangement with a day changed to what it can be next: a weekday works or is off; a weekend is off, worked, or
 * part of a holiday.
 */
export function toggled({ holidays, makeUpDays }: Arrangement, date: string): Arrangement {
  const mark = markOf({ holidays, makeUpDays }, date);
  if (mark === 'works') {
    const others = makeUpDays.filter((day) => day !== date);
    return { holidays: joined(holidays, date), makeUpDays: others };
  }
  if (mark) return { holidays: holidays.flatMap((holiday) => without(holiday, date)), makeUpDays };
  if (isWeekend(date)) return { holidays, makeUpDays: [...makeUpDays, date].sort() };
  return { holidays: joined(holidays, date), makeUpDays };
}

function without(holiday: Holiday, date: string): Holiday[] {
  const { name, from, to } = holiday;
  if (date < from || date > to) return [holiday];
  return [
    ...(from < date ? [{ name, from, to: addDays(date, -1) }] : []),
    ...(date < to ? [{ name, from: addDays(date, 1), to }] : []),
  ];
}

/** A day joins the holiday that it touches, and what it divides under one name; else it is a holiday of its own. */
function joined(holidays: readonly Holiday[], date: string): Holiday[] {
  const before = holidays.find(({ to }) => addDays(to, 1) === date);
  const next = holidays.find(({ from }) => addDays(date, 1) === from);
  const after = before && before.name !== next?.name ? undefined : next;
  const own = {
    name: before?.name ?? after?.name ?? '放假',
    from: before?.from ?? date,
    to: after?.to ?? date,
  };
  const rest = holidays.filter((one) => one !== before && one !== after);
  return [...rest, own].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** `2027-02-05` to `2027-02-11` as 2027-02-05 至 02-11（7 天）. */
export function spanOf({ from, to }: Holiday): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const last = to.slice(0, 4) === from.slice(0, 4) ? to.slice(5) : to;
  return from === to ? `${from}（1 天）` : `${from} 至 ${last}（${days} 天）`;
}
