import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import type { ImportSummary } from '../import/import.ts';
import { type IssueList, saveIssues } from '../import/issues.ts';
import type { ImportJob } from './job.ts';
import type { Lease } from './lease.ts';

/**
 * Takes the rows of a file elsewhere than into a register. It may be called again for the same job after a crash, and then
 * changes nothing that it has written before. `isRefused` says that it wrote nothing for the faults of the file.
 */
export type Intake = (input: {
  store: TenantStore;
  clock: Clock;
  source: TableSource;
  job: Pick<ImportJob, 'id' | 'by' | 'writer' | 'partial' | 'dryRun' | 'fileName' | 'contentType'>;
}) => Promise<{ summary: ImportSummary; issues: IssueList; isRefused: boolean }>;

/** Hands the file of a job to what takes its rows, and ends the job with what that says. */
export async function takeIn(
  store: TenantStore,
  lease: Lease,
  { intake, clock, source }: { intake: Intake; clock: Clock; source: TableSource },
): Promise<void> {
  const { summary, issues, isRefused } = await intake({ store, clock, source, job: lease.job });
  const report = issues.kept.length > 0 ? await saveIssues(store, issues.kept) : undefined;
  const end = { summary, errorCount: issues.errors, ...(report !== undefined && { report }) };
  if (lease.job.dryRun)
    await store.write(lease.finish({ ...end, check: { base: null, root: '', ready: !isRefused } }));
  else if (isRefused) await lease.fail(end);
  else await store.write(lease.finish(end));
}
