import type { Principal } from '@mingcha/http';
import { type Page, type PageQuery, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { reachOf } from '../access/sight.ts';
import { casesDue, casesInState } from '../engine/pointers.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';

/** Open cases of a group within the caller's reach whose limit ends by an instant, the longest due first. */
export async function listDue(
  store: TenantStore,
  { group, caller, until }: { group: string; caller: Principal; until: string },
  query: PageQuery,
): Promise<Page<Stored<CasePointer>>> {
  const reach = reachOf(caller, group);
  if (reach === undefined) return { items: [], next: null };
  const wanted = ({ depts }: CasePointer) => isReached(reach, depts);
  return queryWanted(store, pointerEntity, casesDue(group), { wanted, between: { to: [until] } }, query);
}

/** A count stops there: beyond it a page says 999+. */
const mostCounted = 1_000;

/** How many cases stand in a state, at most a thousand. */
export async function countInState(store: TenantStore, type: string, state: string): Promise<number> {
  const { items } = await store.query(pointerEntity, casesInState(type, state), { limit: mostCounted });
  return items.length;
}
