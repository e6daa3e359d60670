import { addDays, type DayOverrides, Problem } from '@mingcha/kernel';
import { isWorkingDay } from '@mingcha/kernel/workingDays';

/** A day that was reckoned; unsure where a year's calendar is not known and only its weekends were seen. */
export type Reckoned = { date: string; unsure: boolean };

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function workday(date: string, overrides: DayOverrides): { works: boolean; unsure: boolean } {
  try {
    return { works: isWorkingDay(date, overrides), unsure: false };
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'calendar-unknown')) throw error;
    return { works: !isWeekend(date), unsure: true };
  }
}

/** The day `days` working days after a `YYYY-MM-DD`, before it if negative; never throws for a year without a calendar. */
export function moveWorkingDays(date: string, days: number, overrides: DayOverrides = {}): Reckoned {
  const step = days < 0 ? -1 : 1;
  let at = date;
  let unsure = false;
  for (let left = Math.abs(days); left > 0; ) {
    at = addDays(at, step);
    const day = workday(at, overrides);
    unsure ||= day.unsure;
    if (day.works) left--;
  }
  return { date: at, unsure };
}

/** The day itself where it works, else the nearest working day before or after it. */
export function nearestWorkingDay(
  date: string,
  towards: 'before' | 'after',
  overrides: DayOverrides,
): Reckoned {
  const step = towards === 'before' ? -1 : 1;
  let unsure = false;
  for (let at = date; ; at = addDays(at, step)) {
    const day = workday(at, overrides);
    unsure ||= day.unsure;
    if (day.works) return { date: at, unsure };
  }
}
