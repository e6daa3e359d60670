import { actorOf, isSecond, type Principal, type Proposed, requireSecond } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { secondedNames } from '@mingcha/kernel/labels';
import type { TenantStore } from '@mingcha/store';
import { loadTenant, needsSecond } from '@mingcha/tenancy';

/** What a tenant can want two persons for, beside voiding; its names are published as its outcome is. */
const settings = { commit: 'commit', publish: 'publish', publishNames: 'publish' } as const;
export type SecondedAction = keyof typeof settings;
export const secondedActions = Object.keys(settings) as SecondedAction[];

/** What one person wants to do to a draw or a batch, and a second has not agreed to. */
export type Proposal = Proposed & { action: SecondedAction };
type Proposable = { proposal?: Proposal };

export const withoutProposal = <T extends Proposable>({ proposal: _, ...rest }: T): Omit<T, 'proposal'> =>
  rest;

/** In the words of the audit log. */
export const proposedTitle = ({ action }: Proposal): string => secondedNames[action];

type Steps<T, R> = {
  /** Keeps what the first person wants. */
  propose: (proposal: Proposal) => Promise<R>;
  /** Does it. */
  go: (of: Omit<T, 'proposal'>) => Promise<R>;
};

/**
 * Does something official at once, or, where the tenant wants two persons, when a second one asks for the same. Throws
 * `second-person` (403) for who proposed it and for who acts for them.
 */
export async function seconded<T extends Proposable, R>(
  store: TenantStore,
  of: T,
  action: SecondedAction,
  { principal, clock }: { principal: Principal; clock: Clock },
  { propose, go }: Steps<T, R>,
): Promise<R> {
  const waiting = of.proposal?.action === action ? of.proposal : undefined;
  if (!needsSecond(await loadTenant(store), settings[action])) return go(withoutProposal(of));
  if (!waiting) return propose({ action, by: actorOf(principal), at: clock().toISOString() });
  requireSecond(
    waiting,
    principal,
    (proposer) =>
      `${secondedNames[action]}由${proposer}提出，须由另一名有权限的人员或监督审计人员登录后同意。`,
  );
  return go(withoutProposal(of));
}

/** What waits for a second person. Throws `no-proposal` (409) where nothing does. */
export function waitingProposal({ proposal }: Proposable): Proposal {
  if (proposal) return proposal;
  throw problems.conflict('no-proposal', '没有待另一人同意的操作，可能已撤回，请刷新后查看。');
}

/** What a caller is to a proposal; `reached` says whether a right of theirs reaches what it is about. */
export function proposalParties(
  { proposal }: Proposable,
  principal: Principal,
  reached: (right: 'draws:write' | 'proofs:read') => boolean,
): ('approver' | 'asker')[] {
  if (!proposal) return [];
  if (proposal.by.sub === principal.sub) return ['asker'];
  return isSecond(proposal, principal) && (reached('draws:write') || reached('proofs:read'))
    ? ['approver']
    : [];
}

/** What a caller may do, without what they proposed themselves. */
export const withoutOwn = <A extends string>(
  { proposal }: Proposable,
  principal: Principal,
  can: readonly A[],
): A[] => can.filter((action) => action !== proposal?.action || isSecond(proposal, principal));
