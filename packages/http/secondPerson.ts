import { Problem } from '@mingcha/kernel';
import { type Actor, type Principal, peopleOf } from './principal.ts';

/** What one person wants and another has not decided on yet. */
export type Proposed = { by: Actor; at: string };

/** Whether a caller can decide on what somebody proposed: a person, not the proposer, and not who acts for them. */
export const isSecond = ({ by }: Pick<Proposed, 'by'>, principal: Principal): boolean =>
  principal.kind === 'person' && peopleOf(principal).every(({ sub }) => sub !== by.sub);

/** Throws `second-person` (403), with what to do, unless the caller can decide on what was proposed. */
export function requireSecond(
  proposed: Pick<Proposed, 'by'>,
  principal: Principal,
  detail: (proposer: string) => string,
): void {
  if (!isSecond(proposed, principal)) throw secondPerson(detail(proposed.by.name));
}

/** The problem `second-person` (403). */
export const secondPerson = (detail: string): Problem =>
  new Problem({ status: 403, code: 'second-person', title: '须由另一人复核', detail });
