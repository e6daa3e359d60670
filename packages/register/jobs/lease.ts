import { type Operation, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import type { ImportProgress } from '../import/import.ts';
import { isHeld } from './hold.ts';
import { type ImportJob, type JobState, jobEntity, jobTransitions } from './job.ts';

/** Milliseconds for which a worker that was not heard of again holds a job. */
export const leaseMilliseconds = 60_000;
const progressMilliseconds = 1_000;

/** Another worker has taken the job over: the one that gets this stops, and changes nothing more. */
export class LeaseLost extends Error {
  constructor() {
    super('the job was taken over by another worker');
    this.name = 'LeaseLost';
  }
}

/** One worker's hold on a job. Every write is conditional on the last, so that only one worker can end it. */
export type Lease = {
  readonly job: Stored<ImportJob>;
  /** Renews the lease with how far the job is, at most once a second. */
  report(progress: ImportProgress): Promise<void>;
  /** The job's end, as an operation to commit with others. */
  finish(end: Partial<ImportJob>): Operation;
  fail(end: Partial<ImportJob>): Promise<void>;
  /** Lets go, so that the next worker need not wait for the lease to run out. */
  release(): Promise<void>;
};

type Action = (typeof jobTransitions)[number]['action'];

/** The job after an action of its life. */
export function moved(job: Stored<ImportJob>, action: Action, change: Partial<ImportJob>): ImportJob {
  const step = jobTransitions.find((each) => each.from === job.state && each.action === action);
  if (!step) throw new Error(`a job that is ${job.state} cannot ${action}`);
  const { lock: _, leaseUntil: __, progress: ___, sentAt: ____, ...rest } = job;
  return { ...rest, ...change, state: step.to satisfies JobState };
}

/** Milliseconds until another worker may take a job. */
export const leaseLeft = (job: ImportJob, now: Date): number =>
  isHeld(job, now, leaseMilliseconds) ? Date.parse(job.leaseUntil!) - now.getTime() : 0;

/** Takes a job that waits or whose worker is gone; undefined where it is at its end or in good hands. */
export async function takeJob(
  store: TenantStore,
  known: Stored<ImportJob>,
  now: () => Date,
): Promise<Lease | undefined> {
  const until = () => new Date(now().getTime() + leaseMilliseconds).toISOString();
  const held = known.state === 'running' && isHeld(known, now(), leaseMilliseconds);
  if (known.state === 'done' || known.state === 'failed' || held) return undefined;
  let job = known;
  let reported = { phase: '', at: 0 };
  let reporting = false;

  async function write(next: ImportJob): Promise<void> {
    try {
      await store.write(replace(jobEntity, next, job.lock));
    } catch (error) {
      throw error instanceof WriteConflict ? new LeaseLost() : error;
    }
    job = { ...next, lock: job.lock + 1 };
  }

  const begun = { attempts: known.attempts + 1, leaseUntil: until() };
  try {
    await write(moved(known, known.state === 'waiting' ? 'start' : 'resume', begun));
  } catch (error) {
    if (error instanceof LeaseLost) return undefined;
    throw error;
  }

  return {
    get job() {
      return job;
    },
    async report(progress) {
      const at = now().getTime();
      const soon = progress.phase === reported.phase && at - reported.at < progressMilliseconds;
      // Pages are written side by side, and each reports itself: one report at a time is enough.
      if (soon || reporting) return;
      reported = { phase: progress.phase, at };
      reporting = true;
      try {
        await write({ ...job, progress, leaseUntil: until() });
      } finally {
        reporting = false;
      }
    },
    finish: (end) => replace(jobEntity, moved(job, 'finish', end), job.lock),
    fail: (end) => write(moved(job, 'fail', end)),
    async release() {
      await write({ ...job, leaseUntil: now().toISOString() });
    },
  };
}
