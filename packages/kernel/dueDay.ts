/** In place of a day that is not known before the State Council has announced a year's holidays. */
export type AwaitedDay = {
  /** The year whose calendar is missing. */
  awaitsCalendar: number;
  /** What to show, in Chinese. */
  text: string;
};

/** The day that something is due: `YYYY-MM-DD`, or what it waits for. */
export type DueDay = string | AwaitedDay;

export const awaitedDay = (year: number): AwaitedDay => ({
  awaitsCalendar: year,
  text: `待国务院公布 ${year} 年放假安排`,
});

export const isKnownDay = (day: DueDay): day is string => typeof day === 'string';

/** The day itself, or what it waits for, in Chinese. */
export const dueText = (day: DueDay): string => (isKnownDay(day) ? day : day.text);

/** Sorts known days first, the earlier before the later; what waits for a calendar comes after all of them, by year. */
export function compareDueDays(a: DueDay, b: DueDay): number {
  if (isKnownDay(a) && isKnownDay(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (isKnownDay(a) || isKnownDay(b)) return isKnownDay(a) ? -1 : 1;
  return a.awaitsCalendar - b.awaitsCalendar;
}

/** Whether a day is known to be before `today`; what is not known is not over. */
export const isOver = (day: DueDay, today: string): boolean => isKnownDay(day) && day < today;

/** Whether a day is known to be `today` or before; what is not known has not come. */
export const hasCome = (day: DueDay, today: string): boolean => isKnownDay(day) && day <= today;

export const sameDueDay = (a: DueDay, b: DueDay): boolean => dueText(a) === dueText(b);
