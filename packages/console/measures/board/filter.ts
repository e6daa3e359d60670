import type { BoardItem } from '../../api/measureTypes.ts';
import { standingOf } from './LightMark.tsx';
import type { BoardSearch } from './search.ts';

/** The measures of a board that the filters leave. A department counts as lead and as partner. */
export function filtered(items: readonly BoardItem[], { light, dept, q }: BoardSearch): BoardItem[] {
  const words = q?.trim().toLowerCase() ?? '';
  return items.filter((item) => {
    const { measure } = item;
    if (light !== undefined && standingOf(item) !== light) return false;
    if (dept !== undefined && !measure.leads.includes(dept) && !measure.partners.includes(dept)) return false;
    const text = [measure.no, measure.title, measure.section ?? '', ...measure.leadUnits]
      .join('\n')
      .toLowerCase();
    return words === '' || text.includes(words);
  });
}
