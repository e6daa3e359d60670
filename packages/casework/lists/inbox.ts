import { deptsOf, hasRight, type Principal, type Right } from '@mingcha/http';
import { byCode } from '@mingcha/kernel/arrange';
import { queryWanted, type TenantStore } from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { inboxOfDept, inboxOfGroup, inboxOfPerson } from '../engine/pointers.ts';
import { type CasePointer, pointerEntity, type Waiting } from '../kept/pointer.ts';
import type { Definition } from '../types/definitions.ts';

/** More than these are not shown at once; the first due come first. */
const mostShown = 100;

/** `actingFor` names whose work it is where the caller acts for somebody. */
type InboxReason = Waiting & { actingFor?: string };
export type InboxEntry = Omit<CasePointer, 'waiting'> & { waiting: readonly InboxReason[] };

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
  const people = [caller, ...(caller.standsInFor ?? [])];
  const places = new Map(
    people.flatMap((one) => placesOf(one, office)).map((place) => [place.join('\0'), place] as const),
  );
  const forCaller = ({ place, depts, waiting = [] }: CasePointer): InboxReason[] =>
    waiting.flatMap((why) => {
      const one = people.find((each) => isFor(each, place, depts, why.right as Right));
      return one ? [{ ...why, ...(one !== caller && { actingFor: one.name }) }] : [];
    });
  const wanted = (pointer: CasePointer) => forCaller(pointer).length > 0;
  const pages = await Promise.all(
    [...places.values()].map((place) =>
      queryWanted(store, pointerEntity, place, { wanted }, { limit: mostShown }),
    ),
  );
  const found = new Map<string, InboxEntry>();
  for (const pointer of pages.flatMap(({ items }) => items)) {
    const waiting = forCaller(pointer);
    const there = found.get(pointer.id);
    found.set(pointer.id, { ...pointer, waiting: [...(there?.waiting ?? []), ...waiting] });
  }
  const entries = [...found.values()].sort((a, b) => byCode(a.order, b.order));
  return {
    entries: entries.slice(0, mostShown),
    more: entries.length > mostShown || pages.some(({ next }) => next !== null),
  };
}

/** The inboxes in which somebody's work stands. */
const placesOf = (
  one: Principal,
  office: ReadonlyMap<string, readonly Right[]>,
): (readonly [string, string, string])[] => [
  ...(one.dept === undefined ? [] : [inboxOfDept(one.dept)]),
  inboxOfPerson(one.sub),
  ...[...office].flatMap(([group, rights]) =>
    rights.some((right) => hasRight(one, right)) ? [inboxOfGroup(group)] : [],
  ),
];

/** Whether what stands in an inbox is somebody's work. That of a group has the work of all departments. */
function isFor(one: Principal, [, whose, of]: readonly string[], depts: readonly string[], right: Right) {
  if (!hasRight(one, right)) return false;
  if (whose === 'person') return of === one.sub;
  return whose !== 'group' || isReached(deptsOf(one, right), depts);
}
