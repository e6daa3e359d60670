import {
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  instant,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { queryWanted, replace, unlessOvertaken } from '@mingcha/store';
import * as z from 'zod';
import { channelNames, channels, notificationKindNames } from './kinds.ts';
import { type Outgoing, outgoingEntity, outgoingStates } from './outgoing.ts';
import { messageText, titleOf } from './words.ts';

const tags = ['通知'];
const path = '/v1/outgoing';

const outgoing = z
  .object({
    id: z.string(),
    person: z.string(),
    name: z.string().openapi({ description: '发给谁；地址不在其中' }),
    channel: z.enum(channelNames),
    kind: z.enum(notificationKindNames).optional().openapi({ description: '没有的为未读汇总' }),
    title: z.string(),
    text: z.string(),
    count: z.number().int().openapi({ description: '包括几条通知' }),
    at: instant,
    state: z.enum(outgoingStates).openapi({
      description: 'pending 等待发送，sent 已发出，failed 没有发出，kept 本机不外发',
    }),
    attempts: z.number().int(),
    nextAt: instant.optional(),
    lastError: z.string().optional(),
    endedAt: instant.optional(),
  })
  .openapi('Outgoing');

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listOutgoing',
  summary: '发件箱：经政务微信、短信和邮件发出的，由新到旧，保留 30 天',
  middleware: [allow('tenancy:write')],
  request: { query: listQuery.extend({ state: z.enum(outgoingStates).optional() }) },
  responses: {
    200: jsonResponse(
      '发件箱',
      pageOf(outgoing).extend({
        leaves: z.boolean().openapi({ description: '本机是否对外发送；false 为本机不外发' }),
      }),
    ),
    ...problemResponses,
  },
});
const retry = createRoute({
  method: 'post',
  path: `${path}/{id}/retry`,
  tags,
  operationId: 'retryOutgoing',
  summary: '重新发送没有发出的一条',
  middleware: [allow('tenancy:write')],
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: { 200: jsonResponse('等待发送', outgoing), ...problemResponses },
});

function shown(of: Outgoing) {
  const { id, person, name, channel, kind, count, at, state, attempts, nextAt, lastError, endedAt } = of;
  return {
    ...{ id, person, name, channel, count, at, state, attempts },
    title: titleOf(of),
    text: messageText(of),
    ...(kind !== undefined && { kind }),
    ...(state === 'pending' && { nextAt }),
    ...(lastError !== undefined && { lastError }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

const notFailed = () =>
  problems.conflict('not-failed', '只有没有发出的才能重新发送，请刷新后查看它现在的状态。');

type Deps = { clock: Clock; notifiesOutside?: boolean };

/** What leaves the system, and how it went; or what would have left, on a machine that sends nothing out. */
export const outgoingRoutes = ({ clock, notifiesOutside: leaves = false }: Deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { limit, cursor, state } = c.req.valid('query');
      const wanted = (one: Outgoing) => state === undefined || one.state === state;
      const place = { wanted, newestFirst: true };
      const page = await queryWanted(c.var.store, outgoingEntity, [], place, { limit, cursor });
      return c.json({ items: page.items.map(shown), next: page.next, leaves }, 200);
    })
    .openapi(retry, async (c) => {
      const { store, principal } = c.var;
      const one = found(await store.get(outgoingEntity, c.req.valid('param')), '该消息');
      const { lock, endedAt: _, lastError: __, ...message } = one;
      if (message.state !== 'failed') throw notFailed();
      const after: Outgoing = { ...message, state: 'pending', attempts: 0, nextAt: clock().toISOString() };
      const object = { id: after.id, name: `发给${after.name}的${channels[after.channel]}` };
      const isWritten = await unlessOvertaken(
        store.write(
          replace(outgoingEntity, after, lock),
          ...audit(clock, actorOf(principal), 'notify.retry', object),
        ),
      );
      if (!isWritten) throw notFailed();
      return c.json(shown(after), 200);
    });
