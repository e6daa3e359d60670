import { deptsOf, isSecond, namedFor, type Principal, peopleOf, type Right } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Draw } from '../kept/draw.ts';
import type { DrawAction } from '../kept/states.ts';
import type { ResultRow } from '../outcome/resultView.ts';
import { isNamed } from '../publishing/naming.ts';
import { isApproval, proposalParties } from '../secondPerson/seconding.ts';

/** How much of an outcome somebody sees: the whole, the objects that they are to inspect, or nothing. */
export const sights = ['all', 'own', 'none'] as const;
export type Sight = (typeof sights)[number];

/** Whether a right of a caller reaches a draw: one of the departments that take part in it, or all there are. */
export const reachesDraw = (
  { compose }: Pick<Draw, 'compose'>,
  principal: Principal,
  right: Right,
): boolean =>
  reachesAny(
    compose.teams.map(({ dept }) => dept),
    principal,
    right,
  );

/** Whether a right of a caller reaches one of these departments, or all there are. */
export function reachesAny(depts: readonly string[], principal: Principal, right: Right): boolean {
  const own = deptsOf(principal, right);
  return own === 'all' || depts.some((dept) => own.includes(dept));
}

/**
 * Whether a person may act on this draw: the city for all, a department for those it takes part in; also for a colleague
 * for whom they act today.
 */
export const mayAct = (draw: Pick<Draw, 'compose'>, principal: Principal): boolean =>
  peopleOf(principal).some((one) => reachesDraw(draw, one, 'draws:write'));

/** Whether a caller knows of this draw. */
export const isSeen = (draw: Pick<Draw, 'compose'>, principal: Principal): boolean =>
  mayAct(draw, principal) ||
  (['draws:read', 'proofs:read'] as const).some((right) => reachesDraw(draw, principal, right));

/** The caller as records of what they do to this draw name them. */
export const runnerOf = (draw: Pick<Draw, 'compose'>, principal: Principal): Principal =>
  namedFor(principal, (one) => mayAct(draw, one));

type DrawParty = 'runner' | 'second' | 'proposer' | 'approver' | 'asker';

/** What a caller is to a draw. Who acts for the proposer is no second person. */
export function drawParties(draw: Draw, principal: Principal): DrawParty[] {
  const runs: DrawParty[] = mayAct(draw, principal) ? ['runner'] : [];
  const reached = (right: Right) => reachesDraw(draw, principal, right);
  return [...runs, ...voidingParties(draw, principal, reached), ...proposalParties(draw, principal, reached)];
}

/** What a caller is to a draw where they want to do this: who only agrees to what was proposed does nothing else. */
export const partiesFor = (draw: Draw, principal: Principal, action: DrawAction): DrawParty[] =>
  drawParties(draw, principal).filter((party) => party !== 'approver' || isApproval(draw, action));

/** What a caller is to a voiding that waits for a second person. */
export function voidingParties(
  { voiding }: Pick<Draw, 'voiding'>,
  principal: Principal,
  reached: (right: Right) => boolean,
): ('second' | 'proposer')[] {
  if (!voiding) return [];
  if (principal.kind === 'person' && principal.sub === voiding.by.sub) return ['proposer'];
  return isSecond(voiding, principal) && (reached('draws:write') || reached('proofs:read')) ? ['second'] : [];
}

/**
 * Until the names of an outcome are public it is for who runs the draw and for auditors, and an inspector sees the own tasks; an
 * inspection that is known of beforehand is none.
 */
export function sightOf(draw: Draw, principal: Principal): Sight {
  const { inspector, kind, roles } = principal;
  const audits = reachesDraw(draw, principal, 'proofs:read');
  if (isNamed(draw) || audits || mayAct(draw, principal)) return 'all';
  // Whose row in the roster is not known yet has no tasks, and is told no other thing.
  const inspects = inspector !== undefined || roles.includes('inspector');
  return kind === 'person' && inspects ? 'own' : 'none';
}

/** Throws `forbidden` where somebody may not see the whole of an outcome. */
export function requireWholeSight(draw: Draw, principal: Principal): void {
  if (sightOf(draw, principal) !== 'all')
    throw problems.forbidden(
      '抽取名单尚未公示。公示前只有组织抽取的部门、市级管理员和监督审计人员可以查看。',
    );
}

/** The rows of an outcome that somebody may see. Throws `forbidden` where those are none at all. */
export function rowsInSight(
  draw: Draw,
  principal: Principal,
  rows: readonly ResultRow[],
): readonly ResultRow[] {
  // By the row in the roster alone: two people of one department may have the same name.
  if (sightOf(draw, principal) === 'own')
    return rows.filter(({ inspectors }) => inspectors.some(({ id }) => id === principal.inspector));
  requireWholeSight(draw, principal);
  return rows;
}
