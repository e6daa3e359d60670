import { type Actor, type AuditAction, audit, type Principal } from '@mingcha/http';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import {
  type Proposal,
  proposedTitle,
  type SecondedAction,
  seconded,
  waitingProposal,
  withoutProposal,
} from './seconding.ts';

type Proposable = { proposal?: Proposal };

/** What can be proposed of a thing, and how it is kept. */
type Kept<T extends Proposable, A extends SecondedAction> = {
  /** Whether it is official; a rehearsal needs no second person. */
  isOfficial(store: TenantStore, item: T): boolean | Promise<boolean>;
  /** Throws where nothing can be taken or given back in its state. */
  requireRejectable(item: T): void;
  /** As the audit log names it, and what happens to it. */
  audited(item: T): { id: string; name: string };
  acts: Record<'propose' | 'reject', AuditAction>;
  save(
    store: TenantStore,
    before: Stored<T>,
    after: T,
    action: A | 'rejectProposal',
    alongside: Operation[],
  ): Promise<Stored<T>>;
};

type Caller = { principal: Principal } & Pick<DrawDeps, 'clock'>;

/** Proposals of draws, or of batches: what they differ in is given. */
export const proposalsOf = <T extends Proposable, A extends SecondedAction>({
  isOfficial,
  requireRejectable,
  audited,
  acts,
  save,
}: Kept<T, A>) => ({
  /** Does something official, or proposes it, with what belongs to it, where the tenant wants two persons. */
  async orPropose(
    store: TenantStore,
    item: Stored<T>,
    action: A,
    { principal, clock }: Caller,
    go: (item: Stored<T>) => Promise<Stored<T>>,
    more: Pick<Proposal, 'replacing'> = {},
  ): Promise<Stored<T>> {
    if (!(await isOfficial(store, item))) return go(item);
    const propose = (proposed: Proposal) => {
      const proposal = { ...proposed, ...more };
      const detail = { what: proposedTitle(proposal) };
      const record = audit(clock, proposal.by, acts.propose, audited(item), { detail });
      return save(store, item, { ...item, proposal }, action, record);
    };
    return seconded(store, item, action, { principal, clock }, { propose, go });
  },

  /** Takes one's own proposal back, or gives another's back with a reason. Throws `no-proposal` (409). */
  rejectProposal(
    store: TenantStore,
    item: Stored<T>,
    { by, reason }: { by: Actor; reason: string },
    { clock }: Pick<DrawDeps, 'clock'>,
  ): Promise<Stored<T>> {
    requireRejectable(item);
    const detail = { what: proposedTitle(waitingProposal(item)), reason };
    const record = audit(clock, by, acts.reject, audited(item), { detail });
    return save(store, item, withoutProposal(item), 'rejectProposal', record);
  },
});
