import { type Clock, Problem } from '@mingcha/kernel';
import { type FileStore, type TenantStore, WriteConflict } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import { sharedCache } from '../cache.ts';
import { ImportRejected, importRows } from '../import/import.ts';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { createContext } from '../view.ts';
import { type JobFailure, loadJob } from './job.ts';
import { type Lease, LeaseLost, takeJob } from './lease.ts';

export type JobDeps = {
  store: TenantStore;
  files: FileStore;
  /** The kinds of all registers that may be imported into. */
  kinds: readonly RegisterKind<Row>[];
  clock: Clock;
};

const maxAttempts = 5;

/**
 * Runs a job to its end, or does nothing where it is at its end or in another worker's hands. May be called any number of
 * times for the same job. Throws what was not expected, after letting go of the job, so that the queue tries again; after
 * five attempts the job fails.
 */
export async function runJob(deps: JobDeps, jobId: string): Promise<void> {
  const { store, files, kinds, clock } = deps;
  const lease = await takeJob(store, await loadJob(store, jobId), clock);
  if (!lease) return;
  const { file, register, attempts } = lease.job;
  const kind = kinds.find(({ name }) => name === register);
  if (!kind)
    return lease.fail({ failure: { code: 'unknown-register', message: '该名录已停用，不能再导入。' } });
  if (!file) return lease.fail({ failure: fileLost });
  if (attempts > maxAttempts) return lease.fail({ failure: gaveUp });
  await runImport(deps, lease, kind, fileSource(files, store.tenant, file));
}

/** Imports a file under a lease and ends the job, in one transaction with the version. Problems end it as failed. */
export async function runImport(
  { store, clock }: { store: TenantStore; clock: Clock },
  lease: Lease,
  kind: RegisterKind<Row>,
  file: TableSource,
): Promise<void> {
  const { id, mode, partial, by, writer, reason, fileName, contentType } = lease.job;
  try {
    await importRows(createContext(store, kind, { now: clock, cache: sharedCache, writer }), {
      mode,
      partial,
      by,
      reason,
      hint: { fileName, contentType },
      source: { type: 'import', job: id, ...(fileName !== undefined && { fileName }) },
      file,
      onProgress: lease.report,
      alongside: ({ version, summary, errorCount, report }) => [
        lease.finish({
          summary,
          errorCount,
          ...(version && { version }),
          ...(report !== undefined && { report }),
        }),
      ],
    });
  } catch (error) {
    await settleFailure(lease, error);
  }
}

async function settleFailure(lease: Lease, error: unknown): Promise<void> {
  // The job was ended or taken over by another worker: its outcome is theirs.
  if (error instanceof LeaseLost || error instanceof WriteConflict) return;
  if (error instanceof ImportRejected) {
    const { issues, rows, report } = error;
    const { errors: errorCount, warnings } = issues;
    const summary = { rows, added: 0, changed: 0, unchanged: 0, removed: 0, rejected: rows, warnings };
    await lease.fail({ summary, errorCount, report });
  } else if (error instanceof FileLost) {
    await lease.fail({ failure: fileLost });
  } else if (error instanceof Problem && error.code !== 'busy') {
    await lease.fail({ failure: { code: error.code, message: error.detail } });
  } else {
    // What went wrong matters more than whether letting go succeeds: the lease runs out by itself.
    await lease.release().catch(() => {});
    throw error;
  }
}

class FileLost extends Error {}

const fileLost: JobFailure = {
  code: 'file-lost',
  message: '没有找到要导入的文件：上传没有完成，或处理时服务中断。请重新上传。',
};

const gaveUp: JobFailure = {
  code: 'gave-up',
  message: '多次尝试都没有成功，没有写入任何内容。请稍后重新导入；如仍失败，请联系技术支持。',
};

function fileSource(files: FileStore, tenant: string, key: string): TableSource {
  return async function* () {
    const bytes = await files.open(tenant, key);
    if (!bytes) throw new FileLost();
    yield* bytes;
  };
}
