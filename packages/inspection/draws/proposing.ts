import { type Actor, audit, type Principal } from '@mingcha/http';
import { requireState } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from './deps.ts';
import { auditedDraw, type Draw } from './draw.ts';
import { isLogged } from './logged.ts';
import { saveDraw } from './save.ts';
import {
  type Proposal,
  proposedTitle,
  type Replacing,
  type SecondedAction,
  seconded,
  waitingProposal,
  withoutProposal,
} from './seconding.ts';
import { drawLife } from './states.ts';

/** Does something to an official draw, or proposes it where the tenant wants two persons; a rehearsal needs no second. */
export function orPropose(
  store: TenantStore,
  draw: Stored<Draw>,
  action: SecondedAction,
  { principal, clock }: { principal: Principal } & Pick<DrawDeps, 'clock'>,
  go: (draw: Stored<Draw>) => Promise<Stored<Draw>>,
  replacing?: Replacing,
): Promise<Stored<Draw>> {
  if (!isLogged(draw)) return go(draw);
  const propose = (proposed: Proposal) => {
    const proposal = { ...proposed, ...(replacing && { replacing }) };
    return saveDraw(store, draw, { ...draw, proposal }, action, [
      ...audit(clock, proposal.by, 'draw.propose', auditedDraw(draw), {
        detail: { what: proposedTitle(proposal) },
      }),
    ]);
  };
  return seconded(store, draw, action, { principal, clock }, { propose, go });
}

/** Takes one's own proposal back, or gives another's back with a reason. Throws `no-proposal` (409). */
export function rejectProposal(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, reason }: { by: Actor; reason: string },
  deps: Pick<DrawDeps, 'clock'>,
): Promise<Stored<Draw>> {
  requireState(drawLife, draw.state, 'rejectProposal');
  const what = proposedTitle(waitingProposal(draw));
  return saveDraw(store, draw, withoutProposal(draw), 'rejectProposal', [
    ...audit(deps.clock, by, 'draw.reject-proposal', auditedDraw(draw), { detail: { what, reason } }),
  ]);
}
