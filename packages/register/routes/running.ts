import { type ApiEnv, actorOf, fileNameOf, inProgress, onceId } from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import { create, replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import type { Context } from 'hono';
import { type ImportJob, jobEntity, loadJob } from '../jobs/job.ts';
import { leaseLeft, takeJob } from '../jobs/lease.ts';
import { runImport } from '../jobs/runJob.ts';
import { wholeView } from '../jobs/view.ts';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { type RegisterRouteDeps, writerOf } from './deps.ts';

/** Makes jobs of one register and runs them, while the caller waits or by the worker. */
export function createRunner(kind: RegisterKind<Row>, { clock, queue }: RegisterRouteDeps) {
  /** The job as it is stored. A repeat of the request, by the same Idempotency-Key, goes on with the job of the first. */
  async function keep(own: TenantStore, job: ImportJob): Promise<Stored<ImportJob>> {
    const known = await own.get(jobEntity, job);
    if (known) return known;
    await own.write(create(jobEntity, job));
    return { ...job, lock: 1 };
  }

  async function enqueue(c: Context<ApiEnv>, job: ImportJob): Promise<{ job: string }> {
    const { store } = c.var;
    const kept = await keep(store, job);
    await queue.send({ tenant: store.tenant, jobId: job.id });
    await noteSent(store, kept);
    c.header('location', `/v1/jobs/${job.id}`);
    return { job: job.id };
  }

  /** Runs the job while the caller waits, and answers as the API does; throws a problem where nothing was done. */
  async function runNow(c: Context<ApiEnv>, job: ImportJob, file: TableSource) {
    const { store } = c.var;
    const lease = await takeJob(store, await keep(store, job), clock);
    if (lease) await runImport({ store, clock }, lease, kind, { source: file, apart: true });
    const kept = await loadJob(store, job.id);
    // An earlier try of the same request is at it, or has left it so: its lease runs out.
    if (kept.state === 'waiting' || kept.state === 'running') throw inProgress(leaseLeft(kept, clock()));
    const { id, state, summary, version, check, errors, warnings, errorCount, failure } = await wholeView(
      store,
      kept,
    );
    if (state !== 'done' || !summary) throw rejected({ id, errors, errorCount, failure });
    return {
      job: id,
      summary,
      ...(version && { version }),
      ...(check && { check, errors, warnings }),
    };
  }

  return {
    enqueue,
    runNow,
    /** Whether the request repeats one that has made its job, and so passed all checks before that. */
    isRepeat: async (c: Context<ApiEnv>, job: ImportJob) =>
      (await c.var.store.get(jobEntity, job)) !== undefined,
    newJob(c: Context<ApiEnv>, what: Pick<ImportJob, 'mode' | 'partial' | 'reason'>): ImportJob {
      return {
        ...what,
        id: onceId(c, clock),
        kind: 'import',
        register: kind.name,
        by: actorOf(c.var.principal),
        writer: writerOf(c.var.principal, kind),
        createdAt: clock().toISOString(),
        state: 'waiting',
        attempts: 0,
      };
    },
    /** What the request says of the file it brings. */
    fileOf(c: Context<ApiEnv>): Pick<ImportJob, 'fileName' | 'contentType'> {
      const fileName = fileNameOf(c);
      const contentType = c.req.header('content-type');
      return { ...(fileName && { fileName }), ...(contentType && { contentType }) };
    },
  };
}

/** Not where the worker has begun already, and moved the job on. */
async function noteSent(store: TenantStore, { lock, ...job }: Stored<ImportJob>): Promise<void> {
  await unlessOvertaken(store.write(replace(jobEntity, { ...job, sent: true }, lock)));
}

type Ended = Pick<Awaited<ReturnType<typeof wholeView>>, 'id' | 'errors' | 'errorCount' | 'failure'>;

function rejected({
  id,
  errors,
  errorCount = 1,
  failure,
}: { [key in keyof Ended]: Ended[key] | undefined }): Problem {
  if (failure && conflicts.has(failure.code))
    return problems.conflict(failure.code, failure.message, { job: id });
  return new Problem({
    status: 422,
    code: 'import-rejected',
    title: '文件未导入',
    detail: failure?.message ?? `共发现 ${errorCount} 处错误，没有写入任何内容。请按错误清单修改后重新导入。`,
    extra: { job: id, errorCount, errors },
  });
}

/** Failures that say that the list or the file is not what was looked at. */
const conflicts = new Set(['register-changed', 'file-changed']);
