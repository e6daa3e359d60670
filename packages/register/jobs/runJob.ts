import { audit } from '@mingcha/http';
import { type Clock, Problem } from '@mingcha/kernel';
import { type FileStore, type TenantStore, WriteConflict } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import { checkImport, ImportRejected, type ImportResult, importRows } from '../import/import.ts';
import { saveList } from '../import/issues.ts';
import { checkRestore, restoreRows } from '../import/restore.ts';
import type { RegisterKind } from '../kind.ts';
import { sharedCache } from '../pages/cache.ts';
import { type Context, createContext } from '../reading/view.ts';
import { auditedRegister } from '../rows/audited.ts';
import type { Row } from '../types.ts';
import { takeIn } from './intake.ts';
import { type JobFailure, loadJob } from './job.ts';
import { type Lease, LeaseLost, takeJob } from './lease.ts';

export type JobDeps = {
  store: TenantStore;
  files: FileStore;
  /** The kind of a register of the tenant that may be imported into; undefined where there is none of that name. */
  kindOf: (store: TenantStore, register: string) => Promise<RegisterKind<Row> | undefined>;
  clock: Clock;
};

const maxAttempts = 5;

/**
 * Runs a job to its end, or does nothing where it is at its end or in another worker's hands. May be called any number of
 * times for the same job. Throws what was not expected, after letting go of the job, so that the queue tries again; after
 * five attempts the job fails.
 */
export async function runJob(deps: JobDeps, jobId: string): Promise<void> {
  const { store, files, kindOf, clock } = deps;
  const lease = await takeJob(store, await loadJob(store, jobId), clock);
  if (!lease) return;
  const { file, mode, register, attempts } = lease.job;
  const kind = await kindOf(store, register);
  if (!kind)
    return lease.fail({ failure: { code: 'unknown-register', message: '该名录已停用，不能再导入。' } });
  if (!file && mode !== 'restore') return lease.fail({ failure: fileLost });
  if (attempts > maxAttempts) return lease.fail({ failure: gaveUp });
  const source = fileSource(files, store.tenant, file ?? '');
  await runImport(deps, lease, kind, { source, apart: false });
}

/** The file of an import, and whether a process of its own reads it where it is a workbook: where others' requests are served too. */
export type ImportFile = { source: TableSource; apart: boolean };

/**
 * Imports a file or restores a version under a lease and ends the job, in one transaction with the version where there is
 * one. Problems end it as failed.
 */
export async function runImport(
  { store, clock }: { store: TenantStore; clock: Clock },
  lease: Lease,
  kind: RegisterKind<Row>,
  file: ImportFile,
): Promise<void> {
  const { dryRun, writer } = lease.job;
  const context = createContext(store, kind, { now: clock, cache: sharedCache, writer });
  try {
    if (kind.intake) await takeIn(store, lease, { ...file, clock, intake: kind.intake });
    else if (dryRun) await check(context, lease, file);
    else await write(context, lease, file);
  } catch (error) {
    await settleFailure(lease, error);
  }
}

/** What came of an import, or of going back to a version, for the audit log. */
function audited({ kind, now }: Context<Row>, { job }: Lease, { version, summary }: ImportResult) {
  const { id, mode, by, fileName, reason } = job;
  const { added, changed, removed } = summary;
  const made = version && added + changed + removed > 0 && { number: version.number };
  return audit(now, by, mode === 'restore' ? 'register.restore' : 'register.import', auditedRegister(kind), {
    detail: { job: id, mode, reason, ...made, added, changed, removed, file: fileName },
  });
}

async function write(
  context: Context<Row>,
  lease: Lease,
  { source: file, apart }: ImportFile,
): Promise<void> {
  const { id, mode, target, partial, by, reason, bound, fileName, contentType } = lease.job;
  const shared = {
    by,
    reason,
    bound,
    onProgress: lease.report,
    alongside: ({ version, ...ended }: ImportResult) => [
      lease.finish({ ...ended, ...(version && { version }) }),
      ...audited(context, lease, { version, ...ended }),
    ],
  };
  if (mode === 'restore') {
    const { number } = await context.version(target!);
    const source = { type: 'restore', job: id, restored: number } as const;
    await restoreRows(context, { ...shared, target: target!, source });
  } else {
    const source = { type: 'import', job: id, ...(fileName !== undefined && { fileName }) } as const;
    const reading = { fileName, contentType, apart };
    await importRows(context, { ...shared, mode, partial, reading, source, file });
  }
}

async function check(
  context: Context<Row>,
  lease: Lease,
  { source: file, apart }: ImportFile,
): Promise<void> {
  const { mode, target, partial, by, reason, fileName, contentType } = lease.job;
  const { report: onProgress } = lease;
  const reading = { fileName, contentType, apart };
  const found =
    mode === 'restore'
      ? await checkRestore(context, { target: target!, onProgress })
      : await checkImport(context, {
          ...{ mode, partial, by, reason, reading, file, onProgress },
          source: { type: 'import' },
        });
  const { version: _, ...ended } = found.result;
  const examples = found.examples.length > 0 ? await saveList(context.store, found.examples) : undefined;
  const { store } = context;
  await store.write(
    lease.finish({ ...ended, check: { ...found.check, ...(examples !== undefined && { examples }) } }),
  );
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
  } else if (error instanceof Problem && !isPassing(error)) {
    await lease.fail({ failure: { code: error.code, message: error.detail } });
  } else {
    // What went wrong matters more than whether letting go succeeds: the lease runs out by itself.
    await lease.release().catch(() => {});
    throw error;
  }
}

/** Whether the same may succeed a moment later: others were faster, or the table or a reader did not answer. */
const isPassing = ({ headers }: Problem): boolean => headers['retry-after'] !== undefined;

class FileLost extends Error {}

const fileLost: JobFailure = {
  code: 'file-lost',
  message: '没有找到要导入的文件：上传没有完成，或处理时服务中断。请重新上传。',
};

const gaveUp: JobFailure = {
  code: 'gave-up',
  message: '多次尝试都没有成功，没有写入任何内容。请稍后重新导入；如仍失败，请联系技术支持。',
};

/** A file of the file store; throws when it is read and is not there. */
export function fileSource(files: FileStore, tenant: string, key: string): TableSource {
  return async function* () {
    const bytes = await files.open(tenant, key);
    if (!bytes) throw new FileLost();
    yield* bytes;
  };
}
