import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';
import { readEntry } from '../entries/entry.ts';
import { logItemEntity } from '../keeping/entities.ts';
import { nodeTools } from '../node.ts';
import { auditDay } from './auditDay.ts';
import { loggedDayEntity } from './logAuditDays.ts';

const root = z.object({ count: z.int(), root: z.string() });
const getDay = createRoute({
  method: 'get',
  path: '/v1/log/audit-days/{date}',
  tags: ['公开日志'],
  operationId: 'getAuditDay',
  summary: '一天的审计记录与公开日志所载是否相符',
  middleware: [allow('audit:read')],
  request: { params: z.object({ date: dateText }) },
  responses: {
    200: jsonResponse(
      '核对结果',
      z.object({
        now: root.openapi({ description: '按数据库现有记录重算' }),
        logged: root
          .extend({ index: z.int() })
          .nullable()
          .openapi({ description: '公开日志所载；当天尚未结束或在日志开始之前则为 null' }),
        same: z.boolean().nullable().openapi({ description: 'false 即记录被增删或改动过' }),
      }),
    ),
    ...problemResponses,
  },
});

export const auditDayRoutes = () =>
  newRouter().openapi(getDay, async (c) => {
    const { store } = c.var;
    const { date } = c.req.valid('param');
    const [now, day] = await Promise.all([
      auditDay(store, date, nodeTools.hash),
      store.get(loggedDayEntity, { date }),
    ]);
    const item = day && (await store.get(logItemEntity, { index: day.index }));
    const read = item && readEntry(item.text, store.tenant);
    const entry = read && 'entry' in read && read.entry.type === 'audit.day' ? read.entry : undefined;
    if (!day || !entry) return c.json({ now, logged: null, same: null }, 200);
    const { count, root } = entry;
    const same = count === now.count && root === now.root;
    return c.json({ now, logged: { count, root, index: day.index }, same }, 200);
  });
