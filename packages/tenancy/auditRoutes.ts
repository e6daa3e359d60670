import { createRoute } from '@hono/zod-openapi';
import {
  type AuditRecord,
  allow,
  auditEntity,
  instant,
  jsonAnswer,
  listQuery,
  newRouter,
  type Principal,
  pageAnswer,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { queryWanted } from '@mingcha/store';
import * as z from 'zod';
import type { TenancyDeps } from './routes.ts';

const record = z
  .object({
    id: z.string(),
    at: instant,
    by: z.object({ sub: z.string(), name: z.string() }),
    action: z.string(),
    target: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('AuditRecord');

const list = createRoute({
  method: 'get',
  path: '/v1/audit',
  tags: ['租户'],
  summary: '操作留痕，按月由新到旧；部门管理员只见本人的',
  middleware: [allow('proofs:read')],
  request: {
    query: listQuery.extend({
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/, '格式如 2026-06')
        .optional(),
    }),
  },
  responses: { 200: jsonAnswer('操作留痕', pageOf(record)), ...problemResponses },
});

/** What others were told, chased for or proposed for is told to who sees the whole city. */
const isSeen =
  ({ roles, sub }: Principal) =>
  ({ by }: AuditRecord): boolean =>
    roles.includes('city-admin') || roles.includes('auditor') || by.sub === sub;

export const auditRoutes = ({ clock }: TenancyDeps) =>
  newRouter().openapi(list, async (c) => {
    const { month = clock().toISOString().slice(0, 7), ...options } = c.req.valid('query');
    const { principal, store } = c.var;
    const place = { wanted: isSeen(principal), newestFirst: true };
    const page = await queryWanted(store, auditEntity, [month], place, options);
    return c.json(pageAnswer(page), 200);
  });
