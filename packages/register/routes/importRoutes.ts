import { createRoute, fileNameHeader, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { newId } from '@mingcha/kernel';
import * as z from 'zod';
import type { ImportJob } from '../jobs/job.ts';
import type { RegisterKind } from '../kind.ts';
import type { Row } from '../types.ts';
import { takeBody } from './body.ts';
import { mayWrite, type RegisterRouteDeps } from './deps.ts';
import { operationWords } from './operations.ts';
import { createRunner } from './running.ts';
import { directBytes, dryRunQuery, importResponses } from './schemas.ts';

const maxBytes = 256 * 2 ** 20;

const uploadKey = /^imports\/[0-9A-HJKMNP-TV-Z]{26}$/;

const query = dryRunQuery.extend({
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

const describe = (kind: RegisterKind<Row>, base: string) => ({
  import: createRoute({
    method: 'post',
    path: `${base}:import`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    operationId: `import${operationWords(kind).many}`,
    summary: `导入${kind.title}（CSV、XLSX 或 NDJSON）：全部检查通过才写入`,
    request: {
      query,
      headers: z.object({
        ...fileNameHeader,
        prefer: z.string().max(100).optional().openapi({ description: 'respond-async：转为后台任务' }),
      }),
      body: {
        content: {
          'text/csv': {
            schema: {
              type: 'string' as const,
              description: 'UTF-8 或 GB 18030；列标题在前 20 行之内，其上可有大标题',
            },
          },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
            schema: { type: 'string' as const, format: 'binary' },
          },
          'application/x-ndjson': { schema: { type: 'string' as const } },
        },
      },
    },
    responses: { ...importResponses('已导入，或（dryRun）已核对'), ...problemResponses },
  }),
  upload: createRoute({
    method: 'post',
    path: `${base}:upload`,
    tags: [kind.title],
    middleware: mayWrite(kind),
    operationId: `upload${operationWords(kind).many}`,
    summary: '取得较大文件的上传地址；上传后以 :import?file=<key> 导入',
    responses: {
      200: jsonResponse(
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
  const { clock, files } = deps;
  const routes = describe(kind, base);
  const { newJob, fileOf, enqueue, runNow } = createRunner(kind, deps);

  return newRouter()
    .openapi(routes.import, async (c) => {
      const { mode, partial, reason, file: uploaded, dryRun } = c.req.valid('query');
      const { tenant } = c.var.store;
      const file = fileOf(c);
      const job: ImportJob = {
        ...newJob(c, {
          mode,
          partial: partial === 'true',
          reason: reason || (file.fileName ? `导入 ${file.fileName}` : '导入文件'),
        }),
        ...file,
        ...(dryRun === 'true' && { dryRun: true }),
      };
      if (uploaded !== undefined) return c.json(await enqueue(c, { ...job, file: uploaded }), 202);
      const async = c.req.header('prefer')?.includes('respond-async') ?? false;
      const body = await takeBody(c, async ? 0 : directBytes, maxBytes);
      const key = `imports/${job.id}`;
      if ('stream' in body) {
        await files.put(tenant, key, body.stream);
        return c.json(await enqueue(c, { ...job, file: key }), 202);
      }
      const { bytes } = body;
      // What is confirmed later is the file that was looked at, not one that is sent again.
      if (job.dryRun) await files.put(tenant, key, bytes);
      const kept = job.dryRun ? { ...job, file: key, size: bytes.length } : job;
      return c.json(await runNow(c, kept, () => [bytes]), 200);
    })
    .openapi(routes.upload, async (c) => {
      const key = `imports/${newId(clock())}`;
      return c.json({ key, ...(await files.uploadUrl(c.var.store.tenant, key)) }, 200);
    });
}
