import { deptsOf, hasRight, type Principal, type Right } from '@mingcha/http';
import { queryWanted, type TenantStore } from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { inboxOfDept, inboxOfGroup, inboxOfPerson } from '../engine/pointers.ts';
import { type CasePointer, pointerEntity, type Waiting } from '../kept/pointer.ts';
import type { Definition } from '../types/definitions.ts';

/** More than these are not shown at once; the first due come first. */
const mostShown = 100;

export type InboxEntry = CasePointer & { waiting: readonly Waiting[] };

/** By group, the rights of those whose work stands in the inbox of the group and not in that of a department or person. */
export function officeRights(types: readonly Definition[]): Map<string, Right[]> {
  const found = new Map<string, Right[]>();
  for (const { compiled } of types) {
    const rights = [...compiled.parties.values()].flatMap((party) =>
      'right' in party && party.dept === undefined && party.person === undefined
        ? [party.right as Right]
        : [],
    );
    const { group } = compiled.type;
    found.set(group, [...(found.get(group) ?? []), ...rights]);
  }
  return found;
}

/**
 * The cases that wait for a caller in the order in which they are due: by state, task or approval, each with the reasons
 * that the caller has a right to. `more` where there are others.
 */
export async function inboxOf(
  store: TenantStore,
  caller: Principal,
  office: ReadonlyMap<string, readonly Right[]>,
): Promise<{ entries: InboxEntry[]; more: boolean }> {
  const places = [
    ...(caller.dept === undefined ? [] : [inboxOfDept(caller.dept)]),
    inboxOfPerson(caller.sub),
    ...[...office].flatMap(([group, rights]) =>
      rights.some((right) => hasRight(caller, right)) ? [inboxOfGroup(group)] : [],
    ),
  ];
  // The inbox of a group has the work of all departments: each sees what their right reaches.
  const forCaller = ({ place, depts, waiting = [] }: CasePointer) =>
    waiting.filter(
      ({ right }) =>
        hasRight(caller, right as Right) &&
        (place[1] !== 'group' || isReached(deptsOf(caller, right as Right), depts)),
    );
  const wanted = (pointer: CasePointer) => forCaller(pointer).length > 0;
  const pages = await Promise.all(
    places.map((place) => queryWanted(store, pointerEntity, place, { wanted }, { limit: mostShown })),
  );
  const found = new Map<string, InboxEntry>();
  for (const pointer of pages.flatMap(({ items }) => items)) {
    const waiting = forCaller(pointer);
    const there = found.get(pointer.id);
    found.set(pointer.id, { ...pointer, waiting: [...(there?.waiting ?? []), ...waiting] });
  }
  const entries = [...found.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return {
    entries: entries.slice(0, mostShown),
    more: entries.length > mostShown || pages.some(({ next }) => next !== null),
  };
}
