import { type Actor, audit, type Principal } from '@mingcha/http';
import { requireState } from '@mingcha/lifecycle';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { isLogged } from '../logged.ts';
import {
  type Proposal,
  proposedTitle,
  type SecondedAction,
  seconded,
  waitingProposal,
  withoutProposal,
} from '../seconding.ts';
import { auditedBatch, type BatchAction, batchEntity, batchLife, type DrawBatch, drawsOf } from './batch.ts';
import { orBatchOvertaken, writtenBatch } from './save.ts';

async function save(
  store: TenantStore,
  before: Stored<DrawBatch>,
  after: DrawBatch,
  action: BatchAction,
  audited: Operation[],
): Promise<Stored<DrawBatch>> {
  await orBatchOvertaken(store, before, action, () =>
    store.write(replace(batchEntity, after, before.lock), ...audited),
  );
  return writtenBatch(before, after);
}

/** Does something to official draws together, or proposes it where the tenant wants two persons. */
export async function orProposeBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  action: Exclude<SecondedAction, 'commit'>,
  { principal, clock }: { principal: Principal } & Pick<DrawDeps, 'clock'>,
  go: (batch: Stored<DrawBatch>) => Promise<Stored<DrawBatch>>,
): Promise<Stored<DrawBatch>> {
  const [first] = await drawsOf(store, batch);
  if (!isLogged(first!)) return go(batch);
  const propose = (proposal: Proposal) => {
    const detail = { what: proposedTitle(proposal) };
    const audited = audit(clock, proposal.by, 'batch.propose', auditedBatch(batch), { detail });
    return save(store, batch, { ...batch, proposal }, action, audited);
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
  return save(store, batch, withoutProposal(batch), 'rejectProposal', audited);
}
