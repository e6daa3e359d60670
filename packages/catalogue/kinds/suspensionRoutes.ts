import {
  allow,
  createRoute,
  instant,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { suspensionsIn } from '@mingcha/register';
import { pageRows } from '@mingcha/store';
import * as z from 'zod';
import { inspectionItemKind } from '../inspectionItemKind.ts';
import { listRegister } from './lists.ts';

const suspension = z
  .object({
    row: z.string(),
    case: z.string().openapi({ description: '据以停用的“事项紧急停用”' }),
    reason: z.string(),
    since: instant,
    confirmedAt: instant.optional().openapi({ description: '第二人何时确认' }),
    until: instant.optional().openapi({ description: '何时恢复；没有则还在停用' }),
  })
  .openapi('RowSuspension');

const index = createRoute({
  method: 'get',
  path: '/v1/lists:suspensions',
  tags: ['清单'],
  operationId: 'listRowSuspensions',
  summary: '一份清单的紧急停用，新的在前；已恢复的也在内',
  middleware: [allow('catalogue:read')],
  request: {
    query: listQuery.extend({
      list: z.string().min(1).max(60),
      row: z.string().max(64).optional(),
    }),
  },
  responses: { 200: jsonResponse('紧急停用', pageOf(suspension)), ...problemResponses },
});

/** What of a tenant's lists was suspended when. */
export const suspensionRoutes = () =>
  newRouter().openapi(index, async (c) => {
    const { store } = c.var;
    const { list, row, limit, cursor } = c.req.valid('query');
    const register = list === inspectionItemKind.name ? list : listRegister(list);
    const all = await suspensionsIn(store, register);
    const found = row === undefined ? all : all.filter((one) => one.row === row);
    const newest = found.toSorted((a, b) => (a.since < b.since ? 1 : -1));
    const page = pageRows(store, `suspensions ${list} ${row ?? ''}`, newest, { limit, cursor });
    const items = page.items.map(({ row: of, case: by, reason, since, confirmedAt, until }) => ({
      ...{ row: of, case: by, reason, since },
      ...(confirmedAt !== undefined && { confirmedAt }),
      ...(until !== undefined && { until }),
    }));
    return c.json({ items, next: page.next }, 200);
  });
