import { deptsOf, hasRight, type Principal } from '@mingcha/http';
import type { Addressee, Concern } from '@mingcha/webhooks';
import { isKind, type NotificationKind } from './kinds.ts';

export type Recipient = { person: string; kind: NotificationKind; actingFor?: string };

/** Whether something is brought to a person, by their own rights of now. */
function isFor(one: Principal, to: Addressee): boolean {
  if (!hasRight(one, to.right)) return false;
  if ('person' in to) return one.sub === to.person;
  if ('dept' in to) return one.dept === to.dept;
  const reach = deptsOf(one, to.right);
  return reach === 'all' || to.depts.some((dept) => reach.includes(dept));
}

/**
 * Who is notified of something, each once and for the first reason: whom it is brought to, and who acts for one of them
 * today. Not who did it. Pure.
 */
export function recipientsOf({ to, by }: Concern, people: readonly Principal[]): Recipient[] {
  return people.flatMap((one): Recipient[] => {
    if (one.sub === by) return [];
    for (const each of to) {
      if (!isKind(each.kind)) continue;
      if (isFor(one, each)) return [{ person: one.sub, kind: each.kind }];
      const away = one.standsInFor?.find((other) => other.sub !== by && isFor(other, each));
      if (away) return [{ person: one.sub, kind: each.kind, actingFor: away.name }];
    }
    return [];
  });
}
