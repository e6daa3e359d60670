import type { DrawState } from '../api/types.ts';

export interface DrawListSearch {
  /** Of the rehearsals; official draws otherwise. */
  series?: 'rehearsal';
  state?: DrawState;
  year?: number;
}

const states: readonly string[] = ['planned', 'committed', 'executed', 'published', 'voided'];

/** Takes the filters of the list of draws from an address; the rest is dropped. */
export function drawListSearch(input: Record<string, unknown>): DrawListSearch {
  const search: DrawListSearch = {};
  if (input.series === 'rehearsal') search.series = 'rehearsal';
  if (typeof input.state === 'string' && states.includes(input.state))
    search.state = input.state as DrawState;
  const year = Number(input.year);
  if (Number.isInteger(year) && year > 2000 && year < 2100) search.year = year;
  return search;
}

export interface ProvinceDrawsSearch {
  city?: string;
}

/** Takes the city whose draws a province looks at from an address. */
export function provinceDrawsSearch(input: Record<string, unknown>): ProvinceDrawsSearch {
  // An address holds a code of digits as a number.
  const city = String(input.city ?? '');
  return /^\d{6}$/.test(city) ? { city } : {};
}
