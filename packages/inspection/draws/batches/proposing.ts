import { type Actor, audit, type Principal } from '@mingcha/http';
import { requireState } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { loadDraw } from '../draw.ts';
import { isLogged } from '../logged.ts';
import {
  type Proposal,
  proposedTitle,
  type SecondedAction,
  seconded,
  waitingProposal,
  withoutProposal,
} from '../seconding.ts';
import { auditedBatch, batchLife, type DrawBatch } from './batch.ts';
import { saveBatch } from './save.ts';

/** Does something to official draws together, or proposes it where the tenant wants two persons. */
export async function orProposeBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  action: Extract<SecondedAction, 'publish' | 'publishNames'>,
  { principal, clock }: { principal: Principal } & Pick<DrawDeps, 'clock'>,
  go: (batch: Stored<DrawBatch>) => Promise<Stored<DrawBatch>>,
): Promise<Stored<DrawBatch>> {
  if (!isLogged(await loadDraw(store, batch.draws[0]!))) return go(batch);
  const propose = (proposal: Proposal) => {
    const detail = { what: proposedTitle(proposal) };
    const audited = audit(clock, proposal.by, 'batch.propose', auditedBatch(batch), { detail });
    return saveBatch(store, batch, { ...batch, proposal }, action, audited);
  };
  return seconded(store, batch, action, { principal, clock }, { propose, go });
}

/** Takes one's own proposal back, or gives another's back with a reason. Throws `no-proposal` (409). */
export function rejectBatchProposal(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  { by, reason }: { by: Actor; reason: string },
  { clock }: Pick<DrawDeps, 'clock'>,
): Promise<Stored<DrawBatch>> {
  requireState(batchLife, batch.state, 'rejectProposal');
  const detail = { what: proposedTitle(waitingProposal(batch)), reason };
  const audited = audit(clock, by, 'batch.reject-proposal', auditedBatch(batch), { detail });
  return saveBatch(store, batch, withoutProposal(batch), 'rejectProposal', audited);
}
