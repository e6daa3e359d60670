import { listSearch } from '../ui/list/search.ts';

/** A share in percent with one place; — where there is nothing to divide by. */
export const percentText = (part: number, of: number): string =>
  of === 0 ? '—' : `${Math.round((part / of) * 1_000) / 10}%`;

/** The same as a number, for a chart. */
export const percentOf = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 1_000) / 10;

/** The year and the order of the cities' inspections side by side. */
export const citiesSearch = listSearch({ year: 'text' });

/** The year of an address; undefined where it is none. */
export function looksSearch(input: Record<string, unknown>): { year?: number } {
  const year = Number(input.year);
  return Number.isInteger(year) && year >= 2000 && year <= 2200 ? { year } : {};
}
