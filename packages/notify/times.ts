import { addDays, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { type Calendar, isWorkingDay } from '@mingcha/kernel/workingDays';
import type { NotifySettings } from './settings.ts';

const minute = 60_000;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The instant of a time, `21:30`, of a day in the city. */
const at = (day: string, time: string): Date =>
  new Date(startOfDay(day).getTime() + minutesOf(time) * minute);

/** When something that is not urgent may leave that came at an instant: at once, or when the quiet hours are over. Pure. */
export function afterQuiet(now: Date, quiet: NotifySettings['quiet']): Date {
  if (!quiet || quiet.from === quiet.until) return now;
  const today = shanghaiDate(now);
  // Hours over midnight began yesterday or begin today.
  const isOver = quiet.from > quiet.until;
  for (const day of isOver ? [addDays(today, -1), today] : [today]) {
    const until = at(isOver ? addDays(day, 1) : day, quiet.until);
    if (at(day, quiet.from) <= now && now < until) return until;
  }
  return now;
}

/** A year whose calendar is not known has plain weeks here: a digest is better late on a holiday than never. */
function works(calendar: Calendar, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return isWorkingDay(calendar, day) ?? (weekday !== 0 && weekday !== 6);
}

/** No holiday is as long. */
const mostDays = 31;

/** The working day whose digest was due last, at or before an instant. Pure. */
export function lastDigest(now: Date, digestAt: string, calendar: Calendar): string {
  let day = shanghaiDate(now);
  if (at(day, digestAt) > now) day = addDays(day, -1);
  for (let i = 0; i < mostDays && !works(calendar, day); i++) day = addDays(day, -1);
  return day;
}

/** The instant of the next digest after one. Pure. */
export function nextDigest(now: Date, digestAt: string, calendar: Calendar): Date {
  let day = shanghaiDate(now);
  if (at(day, digestAt) <= now) day = addDays(day, 1);
  for (let i = 0; i < mostDays && !works(calendar, day); i++) day = addDays(day, 1);
  return at(day, digestAt);
}
