import { isDate } from '@mingcha/kernel';
import { anyNumber, CHINESE_NUMERAL } from '../numerals.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `MM-DD`; nothing if no year has that day. */
export function monthDay(month: number, day: number): string | undefined {
  return isDate(`2024-${pad(month)}-${pad(day)}`) ? `${pad(month)}-${pad(day)}` : undefined;
}

/** `YYYY-MM-DD`; nothing if there is no such day. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return isDate(text) ? text : undefined;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const NUMBER = `(?:\\d{1,2}|${CHINESE_NUMERAL}{1,3})`;
/** A whole date, in figures or Chinese; the 日 may be missing at the end of a bracket. */
const WHOLE = new RegExp(`(\\d{4}|[〇零○一二三四五六七八九]{4})年(${NUMBER})月(${NUMBER})(?:日|(?=）)|$)`);

/** The first whole date in a short text. */
export function wholeDate(text: string): string | undefined {
  const match = WHOLE.exec(text);
  return match ? dateOf(anyNumber(match[1]!), anyNumber(match[2]!), anyNumber(match[3]!)) : undefined;
}

/** All whole dates of a text, in order. */
export function findWholeDates(text: string): { date: string; at: number; length: number }[] {
  return [...text.matchAll(new RegExp(WHOLE, 'g'))].flatMap((match) => {
    const date = wholeDate(match[0]);
    return date === undefined ? [] : [{ date, at: match.index, length: match[0].length }];
  });
}

/** Whether a text is a date and nothing else. */
export function isOnlyDate(text: string): boolean {
  const match = WHOLE.exec(text);
  return match !== null && match.index === 0 && match[0].length === text.length;
}
