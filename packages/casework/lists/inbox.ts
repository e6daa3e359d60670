import { hasRight, type Principal, type Right } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import { inboxOfDept, inboxOfGroup, inboxOfPerson } from '../engine/pointers.ts';
import { type CasePointer, pointerEntity, type Waiting } from '../kept/pointer.ts';

/** More than these are not shown at once; the first due come first. */
const mostShown = 200;

export type InboxEntry = CasePointer & { waiting: readonly Waiting[] };

/**
 * The cases that wait for a caller in the order in which they are due: by state, task or approval, each with the reasons
 * that the caller has a right to. `more` where there are others.
 */
export async function inboxOf(
  store: TenantStore,
  caller: Principal,
  groups: readonly string[],
): Promise<{ entries: InboxEntry[]; more: boolean }> {
  const places = [
    ...(caller.dept === undefined ? [] : [inboxOfDept(caller.dept)]),
    inboxOfPerson(caller.sub),
    ...groups.map(inboxOfGroup),
  ];
  const pages = await Promise.all(
    places.map((place) => store.query(pointerEntity, [...place], { limit: mostShown })),
  );
  const found = new Map<string, InboxEntry>();
  for (const pointer of pages.flatMap(({ items }) => items)) {
    const waiting = (pointer.waiting ?? []).filter(({ right }) => hasRight(caller, right as Right));
    if (waiting.length === 0) continue;
    const there = found.get(pointer.id);
    found.set(pointer.id, { ...pointer, waiting: [...(there?.waiting ?? []), ...waiting] });
  }
  const entries = [...found.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return {
    entries: entries.slice(0, mostShown),
    more: entries.length > mostShown || pages.some(({ next }) => next !== null),
  };
}
