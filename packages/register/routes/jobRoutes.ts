import {
  type ApiEnv,
  actorOf,
  allow,
  answerFile,
  audit,
  createRoute,
  deptsOf,
  fileResponses,
  includesDepts,
  jsonResponse,
  listQuery,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { Stored } from '@mingcha/store';
import { writeCsv, writeXlsx } from '@mingcha/tabular';
import type { Context } from 'hono';
import * as z from 'zod';
import { type ImportIssue, loadIssues } from '../import/issues.ts';
import { type ImportJob, listJobs, loadJob, noJob } from '../jobs/job.ts';
import { jobSchema, viewOf, wholeView } from '../jobs/view.ts';
import type { RegisterRouteDeps } from './deps.ts';

const params = z.object({ id: z.string().max(40) });
const tags = ['任务'];
const middleware = [allow('jobs:read')];

const list = createRoute({
  method: 'get',
  path: '/v1/jobs',
  tags,
  operationId: 'listJobs',
  summary: '导入任务，新的在前',
  middleware,
  request: { query: listQuery },
  responses: { 200: jsonResponse('任务', pageOf(jobSchema)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: '/v1/jobs/{id}',
  tags,
  operationId: 'getJob',
  summary: '一个任务的进度和结果',
  middleware,
  request: { params },
  responses: { 200: jsonResponse('任务', jobSchema), ...problemResponses },
});
const errors = createRoute({
  method: 'get',
  path: '/v1/jobs/{id}/{report}',
  tags,
  operationId: 'downloadJobReport',
  summary: '错误清单：全部错误和提醒（最多 10,000 条）',
  middleware,
  request: { params: params.extend({ report: z.enum(['errors.xlsx', 'errors.csv']) }) },
  responses: { ...fileResponses('错误清单文件', ['xlsx', 'csv']), ...problemResponses },
});

const titles = ['行', '列', '级别', '问题', '原内容', '代码'];

const cellsOf = ({ row, column, severity, message, value, code }: ImportIssue) => [
  row,
  column,
  severity === 'error' ? '错误' : '提醒',
  message,
  value,
  code,
];

/** Whether a caller sees an import: their own, and those that could write the rows of departments they see only. */
const seesJob = (principal: Principal, { by, writer }: ImportJob): boolean =>
  by.sub === principal.sub || includesDepts(deptsOf(principal, 'jobs:read'), writer);

/** Throws `not-found`. */
async function seenJob(
  { var: { principal, store } }: Context<ApiEnv>,
  id: string,
): Promise<Stored<ImportJob>> {
  const job = await loadJob(store, id);
  if (!seesJob(principal, job)) throw noJob();
  return job;
}

/** Imports that run or ran. */
export const jobRoutes = (deps: Pick<RegisterRouteDeps, 'clock' | 'files' | 'maxResponseBytes'>) =>
  newRouter()
    .openapi(list, async (c) => {
      const { principal, store } = c.var;
      const page = await listJobs(store, (job) => seesJob(principal, job), c.req.valid('query'));
      return c.json({ next: page.next, items: page.items.map(viewOf) }, 200);
    })
    .openapi(get, async (c) => {
      const job = await seenJob(c, c.req.valid('param').id);
      return c.json(await wholeView(c.var.store, job), 200);
    })
    .openapi(errors, async (c) => {
      const { store } = c.var;
      const { id, report } = c.req.valid('param');
      const job = await seenJob(c, id);
      const object = { id, name: job.fileName ?? job.reason };
      await store.write(...audit(deps.clock, actorOf(c.var.principal), 'job.errors', object));
      const rows = (job.report === undefined ? [] : await loadIssues(store, job.report)).map(cellsOf);
      const format = report === 'errors.xlsx' ? 'xlsx' : 'csv';
      const widths = [8, 20, 8, 70, 40, 20];
      const columns = titles.map((header, i) => ({ header, width: widths[i]! }));
      const chunks =
        format === 'xlsx' ? writeXlsx([{ name: '错误清单', columns, rows }]) : writeCsv(titles, rows);
      return answerFile(store, deps, { name: '导入错误清单', format, chunks });
    });
