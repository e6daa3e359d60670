import type { BoardItem } from '../../api/measures/measureTypes.ts';
import { standingOf } from './LightMark.tsx';
import type { BoardSearch } from './search.ts';

/** Whether the filters leave a measure. A department counts as lead and as partner. */
export function isWanted(item: BoardItem, { light, dept }: BoardSearch): boolean {
  const { leads, partners } = item.measure;
  if (light !== undefined && standingOf(item) !== light) return false;
  return dept === undefined || leads.includes(dept) || partners.includes(dept);
}
