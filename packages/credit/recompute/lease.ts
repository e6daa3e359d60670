import type { Clock } from '@mingcha/kernel';
import { isHeld } from '@mingcha/register';
import { type Operation, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { type Run, runEntity } from './run.ts';

/** Milliseconds for which a worker that was not heard of again holds a run. */
export const leaseMilliseconds = 120_000;

/** Another worker has taken the run over: the one that gets this stops. */
export class RunLost extends Error {}

/** One worker's hold on a run. Every write is conditional on the last. */
export type RunLease = {
  readonly run: Stored<Run>;
  /** Writes the run with what belongs to it, and renews the lease. Throws `RunLost`. */
  save(change: Partial<Run>, ...alongside: Operation[]): Promise<void>;
  /**
   * As `save`, where another writes: `commit` gets what makes the operation that belongs into its transaction. Throws what
   * `commit` throws.
   */
  saveBy(commit: (saving: (change: Partial<Run>) => Operation) => Promise<void>): Promise<void>;
  /** The end of the run, as an operation to commit with others. */
  ending(change: Partial<Run>): Operation;
  /** Lets go, so that the next worker need not wait for the lease to run out. */
  release(): Promise<void>;
};

/** Takes a run that waits or whose worker is gone; undefined where it is at its end or in good hands. */
export async function takeRun(
  store: TenantStore,
  known: Stored<Run>,
  clock: Clock,
): Promise<RunLease | undefined> {
  if (known.state === 'done' || known.state === 'failed') return undefined;
  if (known.state === 'running' && isHeld(known, clock(), leaseMilliseconds)) return undefined;
  let run = known;
  const until = () => new Date(clock().getTime() + leaseMilliseconds).toISOString();
  const saveBy: RunLease['saveBy'] = async (commit) => {
    // The worker that was sent for is here.
    const { lock, sentAt: _, ...rest } = run;
    let next: Run = rest;
    await commit((change) => {
      next = { ...rest, leaseUntil: until(), ...change };
      return replace(runEntity, next, lock);
    });
    run = { ...next, lock: lock + 1 };
  };
  async function save(change: Partial<Run>, ...alongside: Operation[]): Promise<void> {
    try {
      await saveBy((saving) => store.write(saving(change), ...alongside));
    } catch (error) {
      throw error instanceof WriteConflict ? new RunLost() : error;
    }
  }
  try {
    await save({ state: 'running', attempts: known.attempts + 1 });
  } catch (error) {
    if (error instanceof RunLost) return undefined;
    throw error;
  }
  return {
    get run() {
      return run;
    },
    save,
    saveBy,
    ending(change) {
      const { lock, leaseUntil: _, progress: __, ...rest } = run;
      return replace(runEntity, { ...rest, ...change }, lock);
    },
    release: () => save({ leaseUntil: clock().toISOString() }),
  };
}
