import { type Depts, includesDept } from '@mingcha/http';
import { type Page, queryAll, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { type Chase, chaseEntity } from './chase.ts';
import type { ChaseState } from './states.ts';

export type ChaseFilter = {
  state?: ChaseState | undefined;
  depts: Depts;
  notice?: string | undefined;
  level?: number | undefined;
};

/** Where chases of departments are read: those of one have a place of their own. */
function placeOf(depts: Depts) {
  const [dept, ...others] = depts === 'all' ? [] : depts;
  const alone = dept !== undefined && others.length === 0;
  return { index: alone, partition: alone ? ['dept', dept] : [], newestFirst: true };
}

/** Chases newest first, of some departments or of all. */
export function listChases(
  store: TenantStore,
  { depts, ...filter }: ChaseFilter,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<Chase>>> {
  const wanted = (chase: Chase) =>
    includesDept(depts, chase.dept) &&
    (['state', 'notice', 'level'] as const).every(
      (field) => filter[field] === undefined || chase[field] === filter[field],
    );
  const { partition, ...place } = placeOf(depts);
  return queryWanted(store, chaseEntity, partition, { ...place, wanted }, query);
}

/** All chases that are not closed; of some departments or of all. */
export async function openChases(store: TenantStore, depts: Depts = 'all'): Promise<Stored<Chase>[]> {
  const { partition, ...place } = placeOf(depts);
  const all = await queryAll(store, chaseEntity, partition, place);
  return all.filter(({ state, dept }) => state !== 'closed' && includesDept(depts, dept));
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
