import type { Standing } from '../../api/measureTypes.ts';
import { standings } from './LightMark.tsx';

export interface BoardSearch {
  light?: Standing;
  dept?: string;
  q?: string;
}

/** Takes the filters of a notice's board from an address; the rest is dropped. */
export function boardSearch(input: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  if (typeof input.light === 'string' && (standings as readonly string[]).includes(input.light)) {
    search.light = input.light as Standing;
  }
  if (typeof input.dept === 'string' && input.dept !== '') search.dept = input.dept;
  if (typeof input.q === 'string' && input.q !== '') search.q = input.q;
  return search;
}
