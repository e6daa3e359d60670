const day = 86_400_000;

/** Dates of the domain are days in Asia/Shanghai, which has had one offset, +08:00, since 1991. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The newest day (`YYYY-MM-DD`, Shanghai) of these instants (ISO) and days; undefined where there is none. */
export const newestDay = (given: Iterable<string | undefined>): string | undefined =>
  [...given]
    .filter((one) => one !== undefined)
    .map((one) => (isDate(one) ? one : shanghaiDate(new Date(one))))
    .sort()
    .at(-1);

/** The year it is in Asia/Shanghai. */
const clockOf = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as people in China read it: `2026-03-02 09:00:00`. */
export const shanghaiTime = (instant: string): string => clockOf.format(new Date(instant));

export const shanghaiYear = (instant: Date): number => Number(shanghaiDate(instant).slice(0, 4));

/** The instant at which a day, `YYYY-MM-DD`, begins in Asia/Shanghai. */
export const startOfDay = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

/** The instant at which a month, `YYYY-MM`, is over in Asia/Shanghai. */
export const endOfMonth = (month: string): Date => startOfDay(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`);

/** Adds whole days to a `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A `YYYY-MM-DD` as papers write it: 2026年6月25日. */
export function spokenDate(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** An instant as papers write it, in Shanghai's time: 2026年6月25日 09:30. */
export const spokenTime = (instant: string): string =>
  `${spokenDate(shanghaiDate(new Date(instant)))} ${shanghaiTime(instant).slice(11, 16)}`;
