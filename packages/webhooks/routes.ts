import {
  actor,
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  instant,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  shownOnce,
} from '@mingcha/http';
import { newId, problems, type RandomBytes } from '@mingcha/kernel';
import { create, remove } from '@mingcha/store';
import * as z from 'zod';
import type { DeliverDeps } from './deliver.ts';
import { type Delivery, deliveryEntity, deliveryStates, newDelivery } from './delivery.ts';
import { describedEvents } from './eventSchemas.ts';
import { webhookEventTypes } from './events.ts';
import {
  addressFault,
  allWebhooks,
  mostWebhooks,
  newWebhook,
  type Webhook,
  webhookEntity,
} from './webhook.ts';

const path = '/v1/webhooks';
const tags = ['回调'];
const params = z.object({ id: z.string().max(40) });
const write = [allow('measures:write')];

const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEventTypes)),
    createdAt: instant,
    createdBy: actor,
  })
  .openapi('Webhook');
const deliverySchema = z
  .object({
    id: z.string(),
    type: z.enum([...webhookEventTypes, 'webhook.test']),
    at: instant,
    state: z.enum(deliveryStates),
    attempts: z.number().int(),
    nextAt: instant.optional(),
    lastStatus: z.number().int().optional(),
    lastError: z.string().optional(),
    endedAt: instant.optional(),
  })
  .openapi('WebhookDelivery');

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listWebhooks',
  summary: '回调列表',
  middleware: write,
  responses: { 200: jsonResponse('回调列表', pageOf(webhookSchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createWebhook',
  summary: '新增回调：事件发生后向该地址 POST；签名的验证方法见文首“回调”',
  middleware: write,
  request: jsonBody(
    z
      .object({
        url: z
          .string()
          .trim()
          .min(1)
          .max(1_000)
          .openapi({ description: '公网可以访问的 https 地址', example: 'https://oa.example.com/mingcha' }),
        events: z.array(z.enum(webhookEventTypes)).min(1, '请至少选择一种事件'),
      })
      .strict(),
  ),
  responses: {
    201: jsonResponse(
      '回调；密钥只显示这一次',
      webhookSchema.extend({
        secret: z.string().openapi({ description: '签名的密钥，whsec_ 之后是密钥本身的 Base64' }),
      }),
    ),
    ...problemResponses,
  },
});
const del = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags,
  operationId: 'disableWebhook',
  summary: '停用回调',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已停用' }, ...problemResponses },
});
const test = createRoute({
  method: 'post',
  path: `${path}/{id}/test`,
  tags,
  operationId: 'testWebhook',
  summary: '发送一次测试事件 webhook.test，结果见投递记录',
  middleware: write,
  request: { params },
  responses: { 202: jsonResponse('已排队', deliverySchema), ...problemResponses },
});
const deliveries = createRoute({
  method: 'get',
  path: `${path}/{id}/deliveries`,
  tags,
  operationId: 'listDeliveries',
  summary: '投递记录，由新到旧，保留 30 天',
  middleware: write,
  request: { params, query: listQuery },
  responses: { 200: jsonResponse('投递记录', pageOf(deliverySchema)), ...problemResponses },
});

const shown = ({ id, url, events, createdAt, createdBy }: Webhook) => ({
  id,
  url,
  events,
  createdAt,
  createdBy,
});

/** A subscription as the audit log names it: by the host alone, because path and query often hold a key. */
const auditedWebhook = ({ id, url }: Webhook) => ({ id, name: new URL(url).host });

const shownDelivery = ({ hook: _, data: __, nextAt, ...delivery }: Delivery) => ({
  id: delivery.id,
  type: delivery.type,
  at: delivery.at,
  state: delivery.state,
  attempts: delivery.attempts,
  ...(delivery.state === 'pending' && { nextAt }),
  ...(delivery.lastStatus !== undefined && { lastStatus: delivery.lastStatus }),
  ...(delivery.lastError !== undefined && { lastError: delivery.lastError }),
  ...(delivery.endedAt !== undefined && { endedAt: delivery.endedAt }),
});

/** What the routes need from outside. */
export type WebhookDeps = DeliverDeps & { random: RandomBytes };

/** Subscriptions of other systems. */
export function webhookRoutes({ clock, random, allowPrivateWebhooks = false }: WebhookDeps) {
  const router = newRouter();
  for (const event of describedEvents) router.openAPIRegistry.registerWebhook(event);
  return router
    .openapi(list, async (c) => {
      return c.json({ items: (await allWebhooks(c.var.store)).map(shown), next: null }, 200);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const given = c.req.valid('json');
      const fault = addressFault(given.url, allowPrivateWebhooks);
      if (fault) throw problems.invalid([{ pointer: '/url', message: fault }]);
      if ((await allWebhooks(store)).length >= mostWebhooks)
        throw problems.conflict('too-many-webhooks', `最多设置 ${mostWebhooks} 个回调，请先停用不用的。`);
      const hook = newWebhook(given, actorOf(principal), { clock, random });
      shownOnce(c);
      await store.write(
        create(webhookEntity, hook),
        ...audit(clock, actorOf(principal), 'webhook.create', auditedWebhook(hook), {
          detail: { events: hook.events },
        }),
      );
      return c.json({ ...shown(hook), secret: hook.secret }, 201);
    })
    .openapi(del, async (c) => {
      const { principal, store } = c.var;
      const hook = found(await store.get(webhookEntity, c.req.valid('param')), '该回调');
      await store.write(
        remove(webhookEntity, hook, hook.lock),
        ...audit(clock, actorOf(principal), 'webhook.delete', auditedWebhook(hook)),
      );
      return c.body(null, 204);
    })
    .openapi(test, async (c) => {
      const { principal, store } = c.var;
      const hook = found(await store.get(webhookEntity, c.req.valid('param')), '该回调');
      const now = clock();
      const delivery = newDelivery(hook.id, {
        id: newId(now),
        type: 'webhook.test',
        at: now.toISOString(),
        data: {},
      });
      await store.write(
        create(deliveryEntity, delivery),
        ...audit(clock, actorOf(principal), 'webhook.test', auditedWebhook(hook)),
      );
      return c.json(shownDelivery(delivery), 202);
    })
    .openapi(deliveries, async (c) => {
      const { store } = c.var;
      const { id } = found(await store.get(webhookEntity, c.req.valid('param')), '该回调');
      const query = { ...c.req.valid('query'), newestFirst: true };
      const { items, next } = await store.query(deliveryEntity, [id], query);
      return c.json({ items: items.map(shownDelivery), next }, 200);
    });
}
