import { createRoute } from '@hono/zod-openapi';
import {
  type ApiEnv,
  actorOf,
  fileNameOf,
  jsonAnswer,
  newRouter,
  onceId,
  problemResponses,
} from '@mingcha/http';
import { newId, Problem } from '@mingcha/kernel';
import { create, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { type ImportJob, jobEntity, loadJob } from '../jobs/job.ts';
import { takeJob } from '../jobs/lease.ts';
import { runImport } from '../jobs/runJob.ts';
import { errorsOf, summary } from '../jobs/view.ts';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { takeBody } from './body.ts';
import { mayWrite, type RegisterRouteDeps, writerOf } from './deps.ts';
import { versionRef } from './schemas.ts';

/** Files up to this many bytes are imported while the caller waits. */
const directBytes = 4 * 2 ** 20;
const maxBytes = 256 * 2 ** 20;

const uploadKey = /^imports\/[0-9A-HJKMNP-TV-Z]{26}$/;

const query = z.object({
  mode: z.enum(['replace', 'merge', 'remove']).default('merge').openapi({
    description:
      'replace 以文件为准整体替换；merge 按编号新增或更新，文件中没有的列保持不变；remove 按编号移除',
  }),
  partial: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: '有错误的行除外，其余照常写入' }),
  reason: z.string().trim().max(200).optional().openapi({ description: '导入原因，记入版本' }),
  file: z
    .string()
    .regex(uploadKey, '应为 :upload 返回的 key')
    .optional()
    .openapi({ description: '已经上传的文件：:upload 返回的 key；此时没有请求内容' }),
});

const started = z.object({ job: z.string() });
const done = started.extend({ version: versionRef.optional(), summary });

const describe = (kind: RegisterKind<Row>, base: string) => ({
  import: createRoute({
    method: 'post',
    path: `${base}:import`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    summary: `导入${kind.title}（CSV、XLSX 或 NDJSON）：全部检查通过才写入`,
    request: {
      query,
      headers: z.object({
        'x-file-name': z.string().max(600).optional().openapi({ description: '文件名，百分号编码' }),
        prefer: z.string().max(100).optional().openapi({ description: 'respond-async：转为后台任务' }),
      }),
      body: {
        content: {
          'text/csv': {
            schema: { type: 'string' as const, description: 'UTF-8 或 GB 18030，第一行为列标题' },
          },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
            schema: { type: 'string' as const, format: 'binary' },
          },
          'application/x-ndjson': { schema: { type: 'string' as const } },
        },
      },
    },
    responses: {
      200: jsonAnswer('已导入', done),
      202: jsonAnswer('已转为后台任务，进度见 Location', started),
      ...problemResponses,
    },
  }),
  upload: createRoute({
    method: 'post',
    path: `${base}:upload`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    summary: '取得较大文件的上传地址；上传后以 :import?file=<key> 导入',
    responses: {
      200: jsonAnswer(
        '上传地址',
        z.object({
          key: z.string(),
          url: z.string(),
          method: z.string(),
          headers: z.record(z.string(), z.string()),
        }),
      ),
      ...problemResponses,
    },
  }),
});

export function importRoutes(kind: RegisterKind<Row>, base: string, deps: RegisterRouteDeps) {
  const { clock, queue, files } = deps;
  const routes = describe(kind, base);

  function newJob(c: Context<ApiEnv>, { mode, partial, reason }: z.infer<typeof query>): ImportJob {
    const fileName = fileNameOf(c);
    const contentType = c.req.header('content-type');
    return {
      id: onceId(c, clock),
      kind: 'import',
      register: kind.name,
      mode,
      partial: partial === 'true',
      reason: reason || (fileName ? `导入 ${fileName}` : '导入文件'),
      by: actorOf(c.var.principal),
      writer: writerOf(c.var.principal, kind),
      createdAt: clock().toISOString(),
      state: 'waiting',
      attempts: 0,
      ...(fileName && { fileName }),
      ...(contentType && { contentType }),
    };
  }

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

  async function noteSent(store: TenantStore, { lock, ...job }: Stored<ImportJob>): Promise<void> {
    try {
      await store.write(replace(jobEntity, { ...job, sent: true }, lock));
    } catch (error) {
      // The worker has begun already, and moved the job on.
      if (!(error instanceof WriteConflict)) throw error;
    }
  }

  /** Runs the job while the caller waits. */
  async function runNow(c: Context<ApiEnv>, job: ImportJob, bytes: Uint8Array): Promise<ImportJob> {
    const { store } = c.var;
    const lease = await takeJob(store, await keep(store, job), clock);
    if (lease) await runImport({ store, clock }, lease, kind, () => [bytes]);
    return loadJob(store, job.id);
  }

  return newRouter()
    .openapi(routes.import, async (c) => {
      const input = c.req.valid('query');
      const job = newJob(c, input);
      if (input.file !== undefined) return c.json(await enqueue(c, { ...job, file: input.file }), 202);
      const async = c.req.header('prefer')?.includes('respond-async') ?? false;
      const body = await takeBody(c, async ? 0 : directBytes, maxBytes);
      if ('stream' in body) {
        const file = `imports/${job.id}`;
        await files.put(c.var.store.tenant, file, body.stream);
        return c.json(await enqueue(c, { ...job, file }), 202);
      }
      const ended = await runNow(c, job, body.bytes);
      if (ended.state !== 'done' || !ended.summary) throw await rejected(c, ended);
      const { id, version, summary: counts } = ended;
      return c.json({ job: id, summary: counts, ...(version && { version }) }, 200);
    })
    .openapi(routes.upload, async (c) => {
      const key = `imports/${newId(clock())}`;
      return c.json({ key, ...(await files.uploadUrl(c.var.store.tenant, key)) }, 200);
    });
}

async function rejected(c: Context<ApiEnv>, job: ImportJob): Promise<Problem> {
  const { id, errorCount = 1, failure } = job;
  return new Problem({
    status: 422,
    code: 'import-rejected',
    title: '文件未导入',
    detail: failure?.message ?? `共发现 ${errorCount} 处错误，没有写入任何内容。请按错误清单修改后重新导入。`,
    extra: { job: id, errorCount, errors: await errorsOf(c.var.store, job) },
  });
}
