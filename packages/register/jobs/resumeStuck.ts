import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { openJobs } from './job.ts';
import { isHeld } from './lease.ts';

export type ImportQueue = { send(message: { tenant: string; jobId: string }): Promise<void> };

/** A job that has waited so long is taken for one whose message was lost. */
const waitMilliseconds = 5 * 60_000;

/** Sends again the jobs of a tenant whose worker is gone or whose message was lost; returns their ids. */
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
  for (const { id } of stuck) await queue.send({ tenant: store.tenant, jobId: id });
  return stuck.map((job) => job.id);
}
