import type { CompiledCaseType } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type Page, type PageQuery, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { reachOf } from '../access/sight.ts';
import {
  casesArchived,
  casesDue,
  casesInState,
  casesOfDept,
  casesOfSubject,
  casesOfType,
} from '../engine/pointers.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';
import { aboutShown } from '../view/rowView.ts';

export type CaseFilter = {
  state?: string | undefined;
  dept?: string | undefined;
  subject?: string | undefined;
  /** Those that have left the other lists. */
  archived?: 'true' | undefined;
  /** A part of the number or of what it is about. */
  q?: string | undefined;
};

/**
 * Cases of a type within the caller's reach: of a state by due day, else newest first. Throws `forbidden` (403) where the
 * caller sees no cases of the group.
 */
export async function listCases(
  store: TenantStore,
  { compiled, caller }: { compiled: CompiledCaseType; caller: Principal },
  { state, dept, subject, archived, q = '' }: CaseFilter,
  query: PageQuery,
): Promise<Page<Stored<CasePointer>>> {
  const { name: type, group } = compiled.type;
  const reach = reachOf(caller, group);
  if (reach === undefined) throw problems.forbidden();
  const only = dept ?? (reach !== 'all' && reach.length === 1 ? reach[0] : undefined);
  const wanted = (pointer: CasePointer) =>
    pointer.type === type &&
    (state === undefined || pointer.state === state) &&
    (dept === undefined || pointer.depts.includes(dept)) &&
    isReached(reach, pointer.depts);
  const [place, newestFirst] =
    subject !== undefined
      ? [casesOfSubject(subject), true]
      : archived
        ? [casesArchived(type), true]
        : only !== undefined && state === undefined
          ? [casesOfDept(only, type), true]
          : state !== undefined
            ? [casesInState(type, state), false]
            : [casesOfType(type), true];
  if (q !== '') return search(store, place, q, { compiled, wanted, newestFirst }, query.limit);
  return queryWanted(store, pointerEntity, place, { wanted, newestFirst }, query);
}

/** A search looks through so many cases of its list, and so many at a time. */
const mostSearched = 5_000;
const searchedAtOnce = 1_000;

/** The first cases of a list whose number or matter has a text in it; one page only. */
async function search(
  store: TenantStore,
  place: readonly string[],
  q: string,
  {
    compiled,
    wanted,
    newestFirst,
  }: { compiled: CompiledCaseType; wanted: (one: CasePointer) => boolean; newestFirst: boolean },
  limit = 50,
): Promise<Page<Stored<CasePointer>>> {
  const text = q.toLowerCase();
  const has = (part: string | undefined) => part?.toLowerCase().includes(text) === true;
  const items: Stored<CasePointer>[] = [];
  let cursor: string | undefined;
  for (let seen = 0; seen < mostSearched && items.length < limit; seen += searchedAtOnce) {
    const page = await store.query(pointerEntity, place, { newestFirst, limit: searchedAtOnce, cursor });
    const isFound = (one: CasePointer) => has(one.number) || has(aboutShown(compiled, one));
    items.push(...page.items.filter((one) => wanted(one) && isFound(one)));
    cursor = page.next ?? undefined;
    if (!cursor) break;
  }
  return { items: items.slice(0, limit), next: null };
}

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
