import type { Clock } from '@mingcha/kernel';
import {
  create,
  type Entity,
  type Operation,
  remove,
  retryAt,
  type Stored,
  type TenantStore,
} from '@mingcha/store';

/** A look takes so many entries; where there are more, the next look follows at once. */
const mostAtOnce = 50;

/** An entry of an outbox: when it is looked at, and how often it could not be done. */
type Out = { at: string; tries: number };

/**
 * Does the entries of an outbox that are due, one after the other; one that fails holds up no other. Resolves to the instant at
 * which there is more. Throws an `AggregateError` of what failed; `what` names the work in it.
 */
export async function workOffDue<T extends Out, K>(
  store: TenantStore,
  entity: Entity<T, K>,
  { what, clock }: { what: string; clock: Clock },
  work: (out: Stored<T>, now: Date) => Promise<void>,
): Promise<string | undefined> {
  const now = clock();
  const between = { to: [now.toISOString()] };
  const { items: due } = await store.query(entity, [], { between, limit: mostAtOnce });
  const faults: unknown[] = [];
  for (const out of due) {
    try {
      await work(out, now);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `${what}: ${faults.join('; ')}`, { cause: faults[0] });
  const { items: next } = await store.query(entity, [], { limit: 1 });
  return next[0]?.at;
}

/** The operations by which an entry is looked at later, ever longer after each try. */
export function postponed<T extends Out, K>(
  entity: Entity<T, K>,
  { lock, ...out }: Stored<T>,
  now: Date,
): Operation[] {
  const before = out as unknown as T & K;
  const later = { ...before, at: retryAt(out.tries, now), tries: out.tries + 1 };
  return [remove(entity, before, lock), create(entity, later)];
}
