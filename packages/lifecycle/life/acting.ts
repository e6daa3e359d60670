import { ifMatch } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { WriteConflict } from '@mingcha/store';
import type { Context } from 'hono';
import { type Life, requireParty, requireState } from './life.ts';

/** What is acted on: its state (null where nothing is there yet) and its lock. */
type Acted<S extends string> = { state: S | null; lock: number };

type Admission<S extends string, A extends string, P extends string> = {
  item: Acted<S>;
  action: A;
  /** What the caller is to it. */
  parties: readonly P[];
  /** Refuses (409) for the sake of what it belongs to, such as a notice that is closed. */
  within?: () => unknown;
  /** Refuses (409) for what must hold besides the state. */
  needs?: () => unknown;
  /** An older form that counts as seen too. */
  alsoSeen?: number | undefined;
};

const stale = <S extends string>({ state, lock }: Acted<S>) => problems.preconditionFailed({ lock, state });

/**
 * Lets an action on something through that its caller sees (404 is before this). In this order: 403 for whoever may
 * never do it; 409 for what it belongs to, for its state, for what else must hold; 428 without `If-Match`, 412 with the
 * lock and the state for a form that is not the latest.
 */
export function admit<S extends string, A extends string, P extends string>(
  c: Context,
  life: Life<S, A, P>,
  { item, action, parties, within, needs, alsoSeen }: Admission<S, A, P>,
): void {
  requireParty(life, action, parties);
  within?.();
  requireState(life, item.state, action);
  needs?.();
  const seen = ifMatch(c);
  if (seen !== String(item.lock) && seen !== String(alsoSeen)) throw stale(item);
}

/**
 * Runs an action's write. Where somebody was faster it ends as if they had been faster before it was admitted: 404 where
 * it is gone, 409 where its state no longer allows the action, 412 where its form is another one. Where it is as it was,
 * something beside it moved: the conflict `try-again` (409).
 */
export async function orOvertaken<T, S extends string, A extends string>(
  life: Life<S, A>,
  action: A,
  before: Acted<S>,
  now: () => Promise<Acted<S>>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const { state, lock } = await now();
    requireState(life, state, action);
    if (lock !== before.lock) throw stale({ state, lock });
    throw problems.conflict('try-again', '同一时间有其他人正在提交，本次没有写入，请再试一次。', { state });
  }
}
