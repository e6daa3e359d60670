/** Days are counted from 1970-01-01, which was a Thursday. */
const millisecondsPerDay = 86_400_000;

/** `YYYY-MM-DD` to a day number. Throws a RangeError when it is no date. */
export function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
  if (!Number.isInteger(day)) throw new RangeError(`not a date: ${date}`);
  return day;
}

const written = new Map<number, string>();

/** A day number to `YYYY-MM-DD`; a roster asks for the same days again and again. */
export function isoDate(day: number): string {
  let text = written.get(day);
  if (!text) {
    text = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

/** The day itself, or the Friday before when it falls on a weekend. */
export function weekday(day: number): number {
  const daysAfterSaturday = (((day + 5) % 7) + 7) % 7;
  return daysAfterSaturday < 2 ? day - 1 - daysAfterSaturday : day;
}
