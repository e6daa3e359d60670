import type { LightColour } from '../../api/measureTypes.ts';

export interface BoardSearch {
  light?: LightColour | 'done';
  dept?: string;
  q?: string;
}

const lights: readonly string[] = ['green', 'yellow', 'red', 'grey', 'done'];

/** Takes the filters of a notice's board from an address; the rest is dropped. */
export function boardSearch(input: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  if (typeof input.light === 'string' && lights.includes(input.light)) {
    search.light = input.light as LightColour | 'done';
  }
  if (typeof input.dept === 'string' && input.dept !== '') search.dept = input.dept;
  if (typeof input.q === 'string' && input.q !== '') search.q = input.q;
  return search;
}
