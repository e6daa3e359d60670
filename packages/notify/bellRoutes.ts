import { createHash } from 'node:crypto';
import {
  allowPersons,
  createRoute,
  etagOf,
  etagResponse,
  found,
  instant,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { type Clock, idPattern } from '@mingcha/kernel';
import { replace, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import * as z from 'zod';
import { notificationKindNames, notificationKinds } from './kinds.ts';
import { type Notification, notificationEntity } from './notification.ts';
import { textOf } from './words.ts';

const tags = ['通知'];
const path = '/v1/me/notifications';
const id = z.string().regex(idPattern, '应为通知的编号');

const notification = z
  .object({
    id,
    kind: z.enum(notificationKindNames),
    title: z.string(),
    text: z.string(),
    about: z.string().optional(),
    actingFor: z.string().optional().openapi({ description: '代谁办理' }),
    urgent: z.boolean(),
    link: z.string().openapi({ description: '控制台中的页面', example: '/cases/inspection-visits/01J…' }),
    at: instant,
    readAt: instant.optional(),
  })
  .openapi('Notification');

/** More than these are not counted. */
const mostCounted = 99;
const mostLatest = 8;

/** Notifications are people's; a machine has webhooks. */
export const persons = allowPersons('通知只发给人员，系统接口请使用回调。');
const middleware = [persons];

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listNotifications',
  summary: '本人的通知，由新到旧，保留 90 天',
  middleware,
  request: { query: listQuery },
  responses: { 200: jsonResponse('本人的通知', pageOf(notification)), ...problemResponses },
});
const unread = createRoute({
  method: 'get',
  path: `${path}/unread`,
  tags,
  operationId: 'getUnreadNotifications',
  summary: `未读通知的条数和最近的 ${mostLatest} 条；每分钟至多查一次，没有变化答 304`,
  middleware,
  responses: {
    200: etagResponse(
      '未读通知',
      z.object({
        count: z
          .number()
          .int()
          .openapi({ description: `至多 ${mostCounted}` }),
        more: z.boolean().openapi({ description: '还有更多' }),
        latest: z.array(notification),
      }),
    ),
    304: { description: '没有变化' },
    ...problemResponses,
  },
});
const read = createRoute({
  method: 'post',
  path: `${path}/{id}/read`,
  tags,
  operationId: 'readNotification',
  summary: '把一条通知标为已读',
  middleware,
  request: { params: z.object({ id }) },
  responses: { 204: { description: '已读' }, ...problemResponses },
});
const readAll = createRoute({
  method: 'post',
  path: `${path}/read-all`,
  tags,
  operationId: 'readAllNotifications',
  summary: '把到某一条为止的通知都标为已读；其后新到的仍为未读',
  middleware,
  request: jsonBody(z.object({ until: id.openapi({ description: '看到的最新一条' }) }).strict()),
  responses: {
    200: jsonResponse('标为已读的条数', z.object({ count: z.number().int() })),
    ...problemResponses,
  },
});

function shown({ id, kind, link, at, about, actingFor, readAt, ...of }: Notification) {
  const { title, urgent } = notificationKinds[kind];
  return {
    ...{ id, kind, title, urgent, link, at, text: textOf({ kind, ...of }) },
    ...(about !== undefined && { about }),
    ...(actingFor !== undefined && { actingFor }),
    ...(readAt !== undefined && { readAt }),
  };
}

const unreadOf = (store: TenantStore, person: string) =>
  store.query(notificationEntity, ['unread', person], {
    index: true,
    newestFirst: true,
    limit: mostCounted + 1,
  });

/** Marks one as read; to do so again, or at the same time, changes nothing. */
const markRead = (store: TenantStore, { lock, ...one }: Stored<Notification>, now: Date) =>
  unlessOvertaken(store.write(replace(notificationEntity, { ...one, readAt: now.toISOString() }, lock)));

/** Of the unread ones up to one that was seen, so many in one write. */
const mostAtOnce = 100;
const mostRounds = 20;

async function markAll(store: TenantStore, person: string, until: string, now: Date): Promise<number> {
  let count = 0;
  let from: [string] | undefined;
  for (let round = 0; round < mostRounds; round++) {
    const { items } = await store.query(notificationEntity, ['unread', person], {
      index: true,
      between: { from, to: [until] },
      limit: mostAtOnce,
    });
    if (items.length === 0) break;
    const all = items.map(({ lock, ...one }) =>
      replace(notificationEntity, { ...one, readAt: now.toISOString() }, lock),
    );
    if (await unlessOvertaken(store.write(...all))) count += all.length;
    else for (const one of items) if (await markRead(store, one, now)) count += 1;
    // The index shows what was written a moment later.
    from = [`${items.at(-1)!.id}!`];
    if (items.length < mostAtOnce) break;
  }
  return count;
}

/** The bell: a person's own notifications. The person is the token's, so that no path names another. */
export const bellRoutes = ({ clock }: { clock: Clock }) =>
  newRouter()
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const { limit, cursor } = c.req.valid('query');
      const page = await store.query(notificationEntity, [principal.sub], {
        limit,
        cursor,
        newestFirst: true,
      });
      return c.json({ items: page.items.map(shown), next: page.next }, 200);
    })
    .openapi(unread, async (c) => {
      const { items } = await unreadOf(c.var.store, c.var.principal.sub);
      const etag = etagOf(
        createHash('sha256')
          .update([c.var.principal.sub, ...items.map(({ id }) => id)].join(' '))
          .digest('base64url')
          .slice(0, 22),
      );
      c.header('etag', etag);
      if (c.req.header('if-none-match')?.trim() === etag) return c.body(null, 304);
      const more = items.length > mostCounted;
      const latest = items.slice(0, mostLatest).map(shown);
      return c.json({ count: Math.min(items.length, mostCounted), more, latest }, 200);
    })
    .openapi(read, async (c) => {
      const { store, principal } = c.var;
      const key = { person: principal.sub, id: c.req.valid('param').id };
      const one = found(await store.get(notificationEntity, key), '该通知');
      if (one.readAt === undefined) await markRead(store, one, clock());
      return c.body(null, 204);
    })
    .openapi(readAll, async (c) => {
      const { store, principal } = c.var;
      const count = await markAll(store, principal.sub, c.req.valid('json').until, clock());
      return c.json({ count }, 200);
    });
