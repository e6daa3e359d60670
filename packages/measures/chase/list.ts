import type { Page, Stored, TenantStore } from '@mingcha/store';
import { type Chase, chaseEntity } from './chase.ts';
import type { ChaseState } from './states.ts';

export type ChaseFilter = {
  state?: ChaseState | undefined;
  dept?: string | undefined;
  notice?: string | undefined;
  level?: number | undefined;
};

/** A page may hold fewer than asked and still have a next: that many were looked at. */
const mostPages = 10;

/** Chases newest first, of one department or of all. */
export async function listChases(
  store: TenantStore,
  { dept, ...filter }: ChaseFilter,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<Chase>>> {
  const limit = query.limit ?? 50;
  const wanted = (chase: Chase) =>
    (['state', 'notice', 'level'] as const).every(
      (field) => filter[field] === undefined || chase[field] === filter[field],
    );
  const items: Stored<Chase>[] = [];
  let cursor = query.cursor;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.query(chaseEntity, dept === undefined ? [] : ['dept', dept], {
      index: dept !== undefined,
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

/** All chases that are not closed; of one department or of all. */
export async function openChases(store: TenantStore, dept?: string): Promise<Stored<Chase>[]> {
  const items: Stored<Chase>[] = [];
  let cursor: string | undefined;
  do {
    const page = await listChases(store, { dept }, { limit: 500, cursor });
    items.push(...page.items.filter(({ state }) => state !== 'closed'));
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** Chases of a notice, the newest first: none is older than the notice itself, and both are sorted by when they were made. */
export async function chasesOf(store: TenantStore, notice: string): Promise<Chase[]> {
  const items: Stored<Chase>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(chaseEntity, [], { limit: 500, newestFirst: true, cursor });
    items.push(...page.items.filter((chase) => chase.notice === notice));
    const oldest = page.items.at(-1);
    cursor = oldest && oldest.id > notice ? (page.next ?? undefined) : undefined;
  } while (cursor);
  return items;
}
