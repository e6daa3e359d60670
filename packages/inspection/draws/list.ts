import type { Page, Stored, TenantStore } from '@mingcha/store';
import { type Draw, drawEntity } from './draw.ts';
import type { DrawState } from './states.ts';

type Filter = { state?: DrawState | undefined; year?: number | undefined; states?: readonly DrawState[] };
type PageQuery = { limit?: number; cursor?: string | undefined };

/** A page may hold fewer than asked and still have a next: that many were looked at. */
const mostPages = 10;

/** Draws newest first; with a year those that have a number in it, by number. */
export async function listDraws(
  store: TenantStore,
  filter: Filter,
  query: PageQuery,
): Promise<Page<Stored<Draw>>> {
  const { year, state, states } = filter;
  const limit = query.limit ?? 50;
  const wanted = (draw: Draw) => (!state || draw.state === state) && (!states || states.includes(draw.state));
  const items: Stored<Draw>[] = [];
  let cursor = query.cursor;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.query(drawEntity, year === undefined ? [] : [year], {
      index: year !== undefined,
      newestFirst: true,
      // Never more than still fit, so that the cursor stands right behind the last one shown.
      limit: limit - items.length,
      cursor,
    });
    items.push(...page.items.filter(wanted));
    cursor = page.next ?? undefined;
    if (!cursor || items.length >= limit) break;
  }
  return { items, next: cursor ?? null };
}
