import { earliest } from '@mingcha/store';

/** What says whether somebody works on a job or is on the way to it. Instants are ISO. */
export type Hold = {
  state: 'waiting' | 'running' | 'done' | 'failed';
  createdAt: string;
  /** When the clock last sent for a worker that has not taken it yet. */
  sentAt?: string | undefined;
  /** Until when the worker that runs it is believed to live. */
  leaseUntil?: string | undefined;
};

/** Milliseconds after which a job that waits is taken for one whose message was lost. */
const waitMilliseconds = 5 * 60_000;

/**
 * Whether a worker still holds a running job. It may have renewed its lease after `now` was read, and its clock may be ahead
 * a little: only what ends later than two leases from now was taken under a wrong clock.
 */
export function isHeld({ leaseUntil = '' }: Hold, now: Date, leaseMilliseconds: number): boolean {
  const longest = new Date(now.getTime() + 2 * leaseMilliseconds).toISOString();
  return leaseUntil > now.toISOString() && leaseUntil <= longest;
}

/** Whether nobody works on an open job or is on the way to it. What was sent far ahead of now was sent under a wrong clock. */
export function isStuck(job: Hold, now: Date, leaseMilliseconds: number): boolean {
  const since = job.sentAt ?? (job.state === 'waiting' ? job.createdAt : undefined);
  if (since === undefined) return !isHeld(job, now, leaseMilliseconds);
  const age = now.getTime() - Date.parse(since);
  return age >= waitMilliseconds || (age <= -waitMilliseconds && job.sentAt !== undefined);
}

/** The instant from which an open job is to be sent again. */
export function resumeAt({ state, createdAt, leaseUntil, sentAt }: Hold): string | undefined {
  const waited = (since: string) => new Date(Date.parse(since) + waitMilliseconds).toISOString();
  if (state !== 'waiting' && state !== 'running') return undefined;
  if (sentAt) return waited(sentAt);
  return state === 'waiting' ? waited(createdAt) : leaseUntil;
}

/** When jobs are to be looked at again: those that were just sent are given the time of new ones. */
export function nextLook(jobs: readonly Hold[], now: Date): string | undefined {
  const later = new Date(now.getTime() + waitMilliseconds).toISOString();
  const instants = jobs.map((job) => {
    const at = resumeAt(job) ?? later;
    return at > now.toISOString() ? at : later;
  });
  return earliest(...instants);
}
