import { type Page, type PageQuery, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { type DrawSeries, seriesOf } from '../kept/numbers.ts';
import type { DrawState } from '../kept/states.ts';

type Filter = {
  /** Absent: of either series. */
  series?: DrawSeries | undefined;
  state?: DrawState | undefined;
  year?: number | undefined;
  states?: readonly DrawState[];
  wanted?: (draw: Draw) => boolean;
};
/**
 * Draws newest first. Official ones of a year, and rehearsals where no planned one is asked for, come by number; the
 * rest by when they were composed.
 */
export function listDraws(
  store: TenantStore,
  { series, year, state, states, wanted: also }: Filter,
  query: PageQuery,
): Promise<Page<Stored<Draw>>> {
  const wanted = (draw: Draw) =>
    (!series || seriesOf(draw) === series) &&
    (year === undefined || draw.committed?.year === year) &&
    (!state || draw.state === state) &&
    (!states || states.includes(draw.state)) &&
    (!also || also(draw));
  const numbered = year !== undefined || (states !== undefined && !states.includes('planned'));
  const partition =
    series === 'rehearsal' && numbered ? [series] : series === 'official' && year !== undefined ? [year] : [];
  const place = { wanted, index: partition.length > 0, newestFirst: true };
  return queryWanted(store, drawEntity, partition, place, query);
}
