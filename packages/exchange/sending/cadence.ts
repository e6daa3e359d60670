import { addDays, isKnownDay, shanghaiDate } from '@mingcha/kernel';
import { type OfficeCalendar, workingDayNear } from '@mingcha/lifecycle/clocks';
import type { Contract } from '../contract/format.ts';

/** Milliseconds between two looks of what is sent in real time. */
const realtime = 5 * 60_000;
const oneDay = 24 * 3_600_000;
/** A run that falls on a day off is made up this many days later at most. */
const longestHoliday = 15;
const mostAhead = 40;

/** Whether a run falls on a day, before days off are looked at. */
function fallsOn({ cadence, day }: Contract, date: string): boolean {
  if (cadence === 'daily') return true;
  if (cadence === 'monthly') return Number(date.slice(8)) === day;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return weekday === day;
}

/**
 * When rows are next looked for, after an instant: in real time a few minutes later, else at the contract's time, on the next
 * working day where its day is off. Where the year's days off are not known yet it is asked again a day later.
 */
export function nextRun(contract: Contract, after: Date, { calendar }: OfficeCalendar): string {
  if (contract.cadence === 'realtime') return new Date(after.getTime() + realtime).toISOString();
  const today = shanghaiDate(after);
  for (let ahead = -longestHoliday; ahead <= mostAhead; ahead++) {
    const date = addDays(today, ahead);
    if (!fallsOn(contract, date)) continue;
    const day = workingDayNear(date, 'after', calendar);
    if (!isKnownDay(day)) continue;
    const at = new Date(`${day}T${contract.time}:00+08:00`);
    if (at > after) return at.toISOString();
  }
  return new Date(after.getTime() + oneDay).toISOString();
}
