import type { Clock } from '@mingcha/kernel';
import { replace, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { isStuck, nextLook } from './hold.ts';
import { type ImportJob, type JobFailure, jobEntity, openJobs } from './job.ts';
import { leaseMilliseconds, moved } from './lease.ts';

export type ImportQueue = { send(message: { tenant: string; jobId: string }): Promise<void> };

const unsent: JobFailure = {
  code: 'not-started',
  message: '提交导入时系统中断，导入没有开始，没有写入任何内容。请重新导入。',
};

/**
 * Sends again the jobs of a tenant whose worker is gone or whose message was lost; returns their ids. Of two that look at
 * the same time one sends. A job for which no worker was ever sent for belongs to a request that failed: it ends, for by
 * now newer data may be there.
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
  const now = clock();
  const resumed: string[] = [];
  for (const job of (await openJobs(store)).filter((each) => isStuck(each, now, leaseMilliseconds))) {
    if (job.state === 'running' || job.sent) {
      const { lock, ...rest } = job;
      if (!(await settled(store, { ...rest, sentAt: now.toISOString() }, lock))) continue;
      await queue.send({ tenant: store.tenant, jobId: job.id });
      resumed.push(job.id);
    } else {
      await settled(store, moved(job, 'abandon', { failure: unsent }), job.lock);
    }
  }
  return resumed;
}

/** When a tenant's jobs are to be looked at again. */
export const nextResume = async (store: TenantStore, now: Date): Promise<string | undefined> =>
  nextLook(await openJobs(store), now);

/** Writes a job as nobody else has meanwhile; false where a worker or another look came first. */
const settled = (store: TenantStore, job: ImportJob, lock: number): Promise<boolean> =>
  unlessOvertaken(store.write(replace(jobEntity, job, lock)));
