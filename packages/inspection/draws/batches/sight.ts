import { hasRight, namedFor, type Principal, peopleOf } from '@mingcha/http';
import type { Draw } from '../kept/draw.ts';
import { mayAct, reachesAny, voidingParties } from '../reading/sight.ts';
import { proposalParties } from '../secondPerson/seconding.ts';
import type { DrawBatch } from './batch.ts';

/** Whether somebody leads a batch: who may act on its first draw, also for a colleague for whom they act today. */
export const mayLead = ({ lead }: Pick<DrawBatch, 'lead'>, principal: Principal): boolean =>
  peopleOf(principal).some((one) => reachesAny(lead, one, 'draws:write'));

/** Whether a caller knows of a batch: of one that gathers draws everybody who may bring one. */
export const isBatchSeen = ({ state, depts }: DrawBatch, principal: Principal): boolean =>
  peopleOf(principal).some(
    (one) =>
      (state === 'gathering' && hasRight(one, 'draws:write')) ||
      (['draws:write', 'draws:read', 'proofs:read'] as const).some((right) => reachesAny(depts, one, right)),
  );

/** The caller as records of what they do to this batch name them. */
export const leaderOf = (batch: DrawBatch, principal: Principal): Principal =>
  namedFor(principal, (one) => mayLead(batch, one));

type BatchParty = 'lead' | 'member' | 'second' | 'proposer' | 'approver' | 'asker';

/** What a caller is to a batch, and to a draw of it or for it. */
export function batchParties(batch: DrawBatch, principal: Principal, draw?: Draw): BatchParty[] {
  const parties: BatchParty[] = mayLead(batch, principal) ? ['lead'] : [];
  if (draw && mayAct(draw, principal)) parties.push('member');
  const reached = (right: Parameters<typeof reachesAny>[2]) => reachesAny(batch.depts, principal, right);
  return [
    ...parties,
    ...voidingParties(batch, principal, reached),
    ...proposalParties(batch, principal, reached),
  ];
}
