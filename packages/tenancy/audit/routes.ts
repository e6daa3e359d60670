import {
  type AuditRecord,
  actorOf,
  allAudit,
  allow,
  answerFile,
  audit,
  auditActions,
  auditKinds,
  createRoute,
  fileResponses,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  readAudit,
} from '@mingcha/http';
import { type Clock, Problem, shanghaiDate } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import * as z from 'zod';
import { type Filters, filters, recordSchema, shownRecord, whereOf } from './schemas.ts';
import { writeAudit } from './sheet.ts';

export type AuditRouteDeps = { clock: Clock; files: FileStore; maxResponseBytes: number };

const path = '/v1/audit';
const tags = ['审计日志'];
const middleware = [allow('audit:read')];
/** Records of one file; more of them want a shorter time. */
const mostExported = 50_000;

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listAudit',
  summary:
    '审计日志，按时间排列；只见权限范围内的部门人员所做的，部门管理员只见本人的。一页可能少于 limit 而仍有下一页',
  middleware,
  request: { query: listQuery.extend(filters.shape) },
  responses: { 200: jsonResponse('审计日志', pageOf(recordSchema)), ...problemResponses },
});
const actions = createRoute({
  method: 'get',
  path: `${path}:actions`,
  tags,
  operationId: 'listAuditActions',
  summary: '审计日志记录哪些操作',
  middleware,
  responses: {
    200: jsonResponse(
      '操作',
      z.object({
        items: z.array(
          z
            .object({ action: z.string(), name: z.string(), kind: z.string(), noun: z.string() })
            .openapi('AuditActionKind'),
        ),
      }),
    ),
    ...problemResponses,
  },
});
const exporting = createRoute({
  method: 'get',
  path: `${path}:export`,
  tags,
  operationId: 'exportAudit',
  summary: `导出审计日志，一次最多 ${mostExported} 条；导出本身也记入日志`,
  middleware,
  request: { query: filters.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { ...fileResponses('审计日志文件', ['xlsx', 'csv']), ...problemResponses },
});

const declared = Object.entries(auditActions).map(([action, { name, on }]) => ({
  action,
  name,
  kind: on,
  noun: auditKinds[on].noun,
}));

const tooMany = () =>
  new Problem({
    status: 422,
    code: 'audit-export-too-large',
    title: '记录过多',
    detail: `一次最多导出 ${mostExported} 条。请缩短时间范围，或增加其他条件后再导出。`,
    extra: { errors: [{ pointer: '/from', message: '请缩短时间范围' }] },
  });

const filterNames = {
  by: '操作人',
  action: '操作',
  kind: '对象类别',
  object: '对象',
  q: '文字',
  from: '起',
  to: '止',
} as const;

/** What was asked for, in words, for the record of an export. */
const wordsOf = (given: Filters): string[] =>
  Object.entries(filterNames).flatMap(([key, label]) => {
    const value = given[key as keyof Filters];
    if (value === undefined) return [];
    const named = key === 'action' ? auditActions[value as keyof typeof auditActions].name : value;
    return [`${label} ${key === 'kind' ? auditKinds[value as keyof typeof auditKinds].noun : named}`];
  });

/** Reading the audit log and taking it along. Nothing here changes a record, and no route does. */
export const auditRoutes = ({ clock, ...deps }: AuditRouteDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { limit, cursor, ...given } = c.req.valid('query');
      const where = await whereOf(given, c.var);
      if (!where) return c.json({ items: [], next: null }, 200);
      const page = await readAudit(c.var.store, where, { limit, cursor });
      return c.json({ items: page.items.map(shownRecord), next: page.next }, 200);
    })
    .openapi(actions, (c) => c.json({ items: declared }, 200))
    .openapi(exporting, async (c) => {
      const { principal, store } = c.var;
      const { format, ...given } = c.req.valid('query');
      const where = await whereOf(given, c.var);
      const records: AuditRecord[] = [];
      if (where) for await (const record of allAudit(store, where, mostExported + 1)) records.push(record);
      if (records.length > mostExported) throw tooMany();
      await store.write(
        ...audit(
          clock,
          actorOf(principal),
          'audit.export',
          { id: 'log', name: '审计日志' },
          {
            detail: { count: records.length, where: wordsOf(given), format },
          },
        ),
      );
      const name = `审计日志-${shanghaiDate(clock())}`;
      return answerFile(store, deps, { name, format, chunks: writeAudit(format, records) });
    });
