import {
  allow,
  answerFile,
  createRoute,
  deptsOf,
  fileNameHeader,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { templateOf, templateRoute } from '@mingcha/http/sheets';
import { newId } from '@mingcha/kernel';
import { createRunner, directBytes, importResponses, takeBody } from '@mingcha/register';
import * as z from 'zod';
import { creditKind } from '../kinds/index.ts';
import { sheetColumns } from '../sheets/columns.ts';
import { importKind } from '../sheets/intake.ts';
import { path, type RecordDeps, tags } from './deps.ts';
import { kindId } from './schemas.ts';

const maxBytes = 32 * 2 ** 20;
const writing = [allow('credit:write')];
const yes = (description: string) => z.enum(['true', 'false']).default('false').openapi({ description });

const template = templateRoute({
  path: `${path}:template/{kind}`,
  params: z.object({ kind: kindId }),
  tags,
  middleware: writing,
  operationId: 'getCreditTemplate',
  summary: '一类信用记录的导入模板',
});
const importing = createRoute({
  method: 'post',
  path: `${path}:import`,
  tags,
  operationId: 'importCreditRecords',
  summary: '导入一类信用记录（XLSX 或 CSV）；较大的文件转为后台任务，错误清单见任务',
  middleware: writing,
  request: {
    query: z.object({
      kind: kindId,
      partial: yes('有错误的行除外，其余照常写入'),
      dryRun: yes('只核对，不写入'),
    }),
    headers: z.object(fileNameHeader),
    body: {
      content: {
        'text/csv': { schema: { type: 'string' as const, description: 'UTF-8 或 GB 18030' } },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
          schema: { type: 'string' as const, format: 'binary' },
        },
      },
    },
  },
  responses: { ...importResponses('已导入，或（dryRun）已核对'), ...problemResponses },
});

/** Sheets of records: the one to fill in, and what takes it, by the worker where it is large. */
export function importRoutes(deps: RecordDeps) {
  const { clock, files } = deps;
  return newRouter()
    .openapi(template, (c) => {
      const kind = creditKind(c.req.valid('param').kind)!;
      const { format } = c.req.valid('query');
      const chunks = templateOf(format, kind.title, sheetColumns(kind));
      return answerFile(c.var.store, deps, { name: `${kind.title}-模板`, format, chunks }) as never;
    })
    .openapi(importing, async (c) => {
      const { store, principal } = c.var;
      const query = c.req.valid('query');
      const kind = creditKind(query.kind)!;
      const { newJob, fileOf, enqueue, runNow } = createRunner(importKind(kind), deps);
      const file = fileOf(c);
      const job = {
        ...newJob(c, {
          mode: 'merge',
          partial: query.partial === 'true',
          reason: `导入${kind.title}${file.fileName ? ` ${file.fileName}` : ''}`.slice(0, 200),
        }),
        ...file,
        writer: deptsOf(principal, 'credit:write'),
        ...(query.dryRun === 'true' && { dryRun: true }),
      };
      const body = await takeBody(c, directBytes, maxBytes);
      if ('stream' in body) {
        const key = `imports/${newId(clock())}`;
        await files.put(store.tenant, key, body.stream);
        return c.json(await enqueue(c, { ...job, file: key }), 202);
      }
      return c.json(await runNow(c, job, () => [body.bytes]), 200);
    });
}
