import { type Page, queryAll, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Chase, chaseEntity } from './chase.ts';
import type { ChaseState } from './states.ts';

export type ChaseFilter = {
  state?: ChaseState | undefined;
  dept?: string | undefined;
  notice?: string | undefined;
  level?: number | undefined;
};

const placeOf = (dept: string | undefined) => (dept === undefined ? [] : ['dept', dept]);

/** Chases newest first, of one department or of all. */
export function listChases(
  store: TenantStore,
  { dept, ...filter }: ChaseFilter,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<Chase>>> {
  const wanted = (chase: Chase) =>
    (['state', 'notice', 'level'] as const).every(
      (field) => filter[field] === undefined || chase[field] === filter[field],
    );
  const place = { wanted, index: dept !== undefined, newestFirst: true };
  return queryWanted(store, chaseEntity, placeOf(dept), place, query);
}

/** All chases that are not closed; of one department or of all. */
export async function openChases(store: TenantStore, dept?: string): Promise<Stored<Chase>[]> {
  const place = { index: dept !== undefined, newestFirst: true };
  const all = await queryAll(store, chaseEntity, placeOf(dept), place);
  return all.filter(({ state }) => state !== 'closed');
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
