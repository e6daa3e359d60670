import type { Actor, Depts } from '@mingcha/http';
import { idPattern, problems } from '@mingcha/kernel';
import { defineEntity, type Page, queryWanted, type Stored, type TenantStore } from '@mingcha/store';
import type { ImportMode } from '../import/fileRows.ts';
import type { Bound, ImportCheck, ImportProgress, ImportSummary } from '../import/import.ts';
import type { VersionRef } from '../types.ts';
import { resumeAt } from './hold.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** The life of a job; `resume` is another worker's, where the first one's lease ran out. */
export const jobTransitions = [
  { from: 'waiting', action: 'start', to: 'running' },
  { from: 'waiting', action: 'abandon', to: 'failed' },
  { from: 'running', action: 'resume', to: 'running' },
  { from: 'running', action: 'finish', to: 'done' },
  { from: 'running', action: 'fail', to: 'failed' },
] as const satisfies readonly { from: JobState; action: string; to: JobState }[];

/** Rows that go into a register as one version: those of a file, or those of an earlier version (mode `restore`). */
export type ImportJob = {
  id: string;
  kind: 'import';
  register: string;
  mode: ImportMode | 'restore';
  /** The version that is to be restored. */
  target?: string;
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  /** The dry run that this job carries out. */
  bound?: Bound;
  partial: boolean;
  reason: string;
  by: Actor;
  /** The departments whose rows the importer may write, as of when the job was made. */
  writer: Depts;
  createdAt: string;
  state: JobState;
  /** A worker was sent for: the caller has learned, or will learn, that the import goes on by itself. */
  sent?: true;
  /** When the clock last sent for a worker that has not taken it yet. */
  sentAt?: string;
  /** Where the file lies; nothing while it comes with the request itself. */
  file?: string;
  /** Bytes of the file, where they are known. */
  size?: number;
  fileName?: string;
  contentType?: string;
  /** How often it was begun. */
  attempts: number;
  /** ISO instant until which the worker that runs it is believed to live. */
  leaseUntil?: string;
  progress?: ImportProgress;
  summary?: ImportSummary;
  version?: VersionRef;
  /** What a dry run found; `examples` names the stored list of some of the changes. */
  check?: ImportCheck & { examples?: string };
  errorCount?: number;
  /** Names the stored list of all that was found in the file. */
  report?: string;
  /** Why it failed, where it was not for the rows of the file. */
  failure?: JobFailure;
};

export type JobFailure = { code: string; message: string };

const partition = ['jobs'];

export const jobEntity = defineEntity<ImportJob>()({
  name: 'JOB',
  key: (of: { id: string }) => ({ partition, sort: [of.id] }),
  index: ({ state, id }) =>
    state === 'waiting' || state === 'running' ? { partition: ['open'], sort: [id] } : undefined,
  due: resumeAt,
});

export const noJob = () => problems.notFound('该任务');

/** Throws `not-found`. */
export async function loadJob(store: TenantStore, id: string): Promise<Stored<ImportJob>> {
  const job = idPattern.test(id) && (await store.get(jobEntity, { id }));
  if (!job) throw noJob();
  return job;
}

/** Newest first. */
export const listJobs = (
  store: TenantStore,
  wanted: (job: ImportJob) => boolean,
  query: { limit?: number; cursor?: string | undefined },
): Promise<Page<Stored<ImportJob>>> =>
  queryWanted(store, jobEntity, partition, { wanted, newestFirst: true }, query);

const openAtOnce = 200;

/** Jobs that are not at their end, the oldest first; a few of very many. */
export async function openJobs(store: TenantStore): Promise<Stored<ImportJob>[]> {
  return (await store.query(jobEntity, ['open'], { index: true, limit: openAtOnce })).items;
}
