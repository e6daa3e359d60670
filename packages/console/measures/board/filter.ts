import type { BoardItem, Totals } from '../../api/measureTypes.ts';
import type { BoardSearch } from './search.ts';

/** The measures of a board that the filters leave. A department counts as lead and as partner. */
export function filtered(items: readonly BoardItem[], { light, dept, q }: BoardSearch): BoardItem[] {
  const words = q?.trim().toLowerCase() ?? '';
  return items.filter(({ measure, progress, light: { colour } }) => {
    if (light === 'done' && progress.state !== 'done') return false;
    if (light !== undefined && light !== 'done' && (colour !== light || progress.state === 'done'))
      return false;
    if (dept !== undefined && !measure.leads.includes(dept) && !measure.partners.includes(dept)) return false;
    const text = [measure.no, measure.title, measure.section ?? '', ...measure.leadUnits]
      .join('\n')
      .toLowerCase();
    return words === '' || text.includes(words);
  });
}

/** How many measures are at each light and still going on, and how many are done: the API counts those as green too. */
export const openTotals = (totals: Totals): Totals => ({ ...totals, green: totals.green - totals.done });
