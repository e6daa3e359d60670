import { type Actor, actorOf, isSecond, type Principal, type Proposed, requireSecond } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { secondedNames } from '@mingcha/kernel/labels';
import type { TenantStore } from '@mingcha/store';
import { loadTenant, needsSecond } from '@mingcha/tenancy';
import type { UnableGround } from '../kept/draw.ts';

/** What a tenant can want two persons for, beside voiding; its names are published as its outcome is. */
const settings = {
  commit: 'commit',
  publish: 'publish',
  publishNames: 'publish',
  substituteInspector: 'substitute',
} as const;
export type SecondedAction = keyof typeof settings;
export const secondedActions = Object.keys(settings) as SecondedAction[];

/** An inspector who cannot go to an object, and why. */
export type Replacing = { object: string; inspector: string; ground: UnableGround; reason: string };

/** What one person wants to do to a draw or a batch, and a second has not agreed to. */
export type Proposal = Proposed & {
  action: SecondedAction;
  /** Only of a replacement. */
  replacing?: Replacing;
};
/** What is done to a draw once. A replacement has its two persons in its own row. */
type DoneOnce = Exclude<SecondedAction, 'substituteInspector'>;
export const agreedActions = ['commit', 'publish', 'publishNames', 'void'] as const satisfies readonly (
  | DoneOnce
  | 'void'
)[];
/** What was done by two persons: who proposed it and when, and who agreed and when. It stays with what it was done to. */
export type Agreed = Proposed & { action: DoneOnce; second: Actor; agreedAt: string };
type Proposable = { proposal?: Proposal; agreed?: Agreed[] };

export const withoutProposal = <T extends Proposable>({ proposal: _, ...rest }: T): T => rest as T;

/** What anybody may know of a proposal who knows of the draw. */
export const withoutReplacing = ({ replacing: _, ...proposal }: Proposal): Omit<Proposal, 'replacing'> =>
  proposal;

/** In the words of the audit log. */
export const proposedTitle = ({ action }: Proposal): string => secondedNames[action];

type Steps<T, R> = {
  /** Keeps what the first person wants. */
  propose: (proposal: Proposal) => Promise<R>;
  /** Does it. */
  go: (of: T) => Promise<R>;
};

/**
 * Does something official at once, or, where the tenant wants two persons, when a second one asks for the same. Throws
 * `second-person` (403) for who proposed it and for who acts for them, and `proposal-waits` (409) where something else waits.
 */
export async function seconded<T extends Proposable, R>(
  store: TenantStore,
  of: T,
  action: SecondedAction,
  { principal, clock }: { principal: Principal; clock: Clock },
  { propose, go }: Steps<T, R>,
): Promise<R> {
  const { proposal: waiting } = of;
  if (waiting && waiting.action !== action)
    throw problems.conflict(
      'proposal-waits',
      `${waiting.by.name}提出的“${secondedNames[waiting.action]}”正待另一人同意，请先同意、退回或由本人撤回。`,
    );
  if (!needsSecond(await loadTenant(store), settings[action])) return go(withoutProposal(of));
  if (!waiting) return propose({ action, by: actorOf(principal), at: clock().toISOString() });
  requireSecond(
    waiting,
    principal,
    (proposer) =>
      `${secondedNames[action]}由${proposer}提出，须由另一名有权限的人员或监督审计人员登录后同意。`,
  );
  if (action === 'substituteInspector') return go(withoutProposal(of));
  const { by, at } = waiting;
  const done: Agreed = { action, by, at, second: actorOf(principal), agreedAt: clock().toISOString() };
  return go({ ...withoutProposal(of), agreed: [...(of.agreed ?? []), done] });
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

/** Whether somebody who only agrees to what was proposed may do this. */
export const isApproval = ({ proposal }: Proposable, action: string): boolean =>
  proposal !== undefined && (action === proposal.action || action === 'rejectProposal');

/** Throws `proposal-differs` (409) where another replacement is asked for than the one that waits. */
export function requireSameReplacing({ proposal }: Proposable, wanted: Replacing): void {
  const waiting = proposal?.replacing;
  if (!waiting) return;
  const fields = ['object', 'inspector', 'ground', 'reason'] as const;
  if (fields.every((field) => waiting[field] === wanted[field])) return;
  throw problems.conflict(
    'proposal-differs',
    `${proposal.by.name}已提出更换检查人员，与本次填写的不同。请按所提出的内容同意，或先退回、撤回，再另行提出。`,
  );
}

/** What a caller may do, without what they proposed themselves. */
export const withoutOwn = <A extends string>(
  { proposal }: Proposable,
  principal: Principal,
  can: readonly A[],
): A[] => can.filter((action) => action !== proposal?.action || isSecond(proposal, principal));
