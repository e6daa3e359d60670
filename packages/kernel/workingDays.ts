import chineseDays from 'chinese-days';
import { Problem } from './problem.ts';

/** A tenant's own decisions about single days: `true` works, `false` is off. */
export type DayOverrides = Record<string, boolean>;

/** The last year whose statutory calendar the library has; later ones would silently be plain weekends. */
const lastKnownYear = 2026;
const firstKnownYear = 2004;

/**
 * Whether a `YYYY-MM-DD` is a working day (工作日) by the State Council's calendar or the tenant's override.
 * Throws the problem `calendar-unknown` for a year whose calendar is not published yet.
 */
export function isWorkingDay(date: string, overrides: DayOverrides = {}): boolean {
  const own = overrides[date];
  if (own !== undefined) return own;
  const year = Number(date.slice(0, 4));
  if (year < firstKnownYear || year > lastKnownYear) {
    throw new Problem({
      status: 409,
      code: 'calendar-unknown',
      title: '工作日历未收录',
      detail: `${year} 年的法定节假日安排尚未收录，请在系统设置中补录后再计算期限。`,
    });
  }
  return chineseDays.isWorkday(date);
}
