import { type Page, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Draw, drawEntity } from './draw.ts';
import type { DrawState } from './states.ts';

type Filter = { state?: DrawState | undefined; year?: number | undefined; states?: readonly DrawState[] };
type PageQuery = { limit?: number; cursor?: string | undefined };

/** Draws newest first; with a year those that have a number in it, by number. */
export function listDraws(
  store: TenantStore,
  { year, state, states }: Filter,
  query: PageQuery,
): Promise<Page<Stored<Draw>>> {
  const wanted = (draw: Draw) => (!state || draw.state === state) && (!states || states.includes(draw.state));
  const place = { wanted, index: year !== undefined, newestFirst: true };
  return queryWanted(store, drawEntity, year === undefined ? [] : [year], place, query);
}
