import type { Clock } from '@mingcha/kernel';
import { earliest, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { type ImportJob, type JobFailure, jobEntity, openJobs, resumeAt, waitMilliseconds } from './job.ts';
import { isHeld, moved } from './lease.ts';

export type ImportQueue = { send(message: { tenant: string; jobId: string }): Promise<void> };

const unsent: JobFailure = {
  code: 'not-started',
  message: '提交导入时系统中断，导入没有开始，没有写入任何内容。请重新导入。',
};

/**
 * Sends again the jobs of a tenant whose worker is gone or whose message was lost; returns their ids. A job for which
 * no worker was ever sent for belongs to a request that failed: it ends, for by now newer data may be there.
 */
export async function resumeStuck({
  store,
  queue,
  clock,
}: {
  store: TenantStore;
  queue: ImportQueue;
  clock: Clock;
}): Promise<string[]> {
  const lost = new Date(clock().getTime() - waitMilliseconds).toISOString();
  const stuck = (await openJobs(store)).filter((job) =>
    job.state === 'running' ? !isHeld(job, clock()) : job.createdAt <= lost,
  );
  const resumed = stuck.filter(({ state, sent }) => state === 'running' || sent);
  for (const job of stuck) if (!resumed.includes(job)) await abandon(store, job);
  for (const { id } of resumed) await queue.send({ tenant: store.tenant, jobId: id });
  return resumed.map((job) => job.id);
}

/** When a tenant's jobs are to be looked at again: those that were just sent are given the time of new ones. */
export async function nextResume(store: TenantStore, now: Date): Promise<string | undefined> {
  const later = new Date(now.getTime() + waitMilliseconds).toISOString();
  const instants = (await openJobs(store)).map((job) => {
    const at = resumeAt(job) ?? later;
    return at > now.toISOString() ? at : later;
  });
  return earliest(...instants);
}

async function abandon(store: TenantStore, job: Stored<ImportJob>): Promise<void> {
  try {
    await store.write(replace(jobEntity, moved(job, 'abandon', { failure: unsent }), job.lock));
  } catch (error) {
    // A worker has begun it after all.
    if (!(error instanceof WriteConflict)) throw error;
  }
}
