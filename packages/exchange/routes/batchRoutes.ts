import {
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { getJson, replace } from '@mingcha/store';
import * as z from 'zod';
import type { ExchangeDeps } from '../deps.ts';
import { type Batch, batchEntity, type SentRow } from '../sending/entities.ts';
import { writing } from './channelRoutes.ts';
import { knownOf, viewingOf } from './known.ts';
import { batchDetail, batchSchema, params, path, tags } from './schemas.ts';
import { batchView, maskedPayload } from './views.ts';

const reading = [allow('exchange:read')];
const batches = `${path}/{contract}/batches` as const;
const batchParams = params.extend({ batch: z.string().max(40) });

const list = createRoute({
  method: 'get',
  path: batches,
  tags,
  operationId: 'listExchangeBatches',
  summary: '一份合同发出的批次，新的在前',
  middleware: reading,
  request: { params, query: listQuery },
  responses: { 200: jsonResponse('批次', pageOf(batchSchema)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${batches}/{batch}`,
  tags,
  operationId: 'getExchangeBatch',
  summary: '一个批次和它发出的各行；个人信息脱敏',
  middleware: reading,
  request: { params: batchParams },
  responses: { 200: jsonResponse('批次', batchDetail), ...problemResponses },
});
const retry = createRoute({
  method: 'post',
  path: `${batches}/{batch}/retry`,
  tags,
  operationId: 'retryExchangeBatch',
  summary: '重新发送没有应答的批次，批次号不变，对方凭它不会重复接收',
  middleware: writing,
  request: { params: batchParams },
  responses: { 202: jsonResponse('已排队', batchSchema), ...problemResponses },
});

/** What was sent together, and how it was answered. */
export function batchRoutes(deps: ExchangeDeps) {
  const { clock } = deps;
  return newRouter()
    .openapi(list, async (c) => {
      const { store } = c.var;
      const { id } = (await knownOf(store, deps, c.req.valid('param').contract)).contract;
      const query = { ...c.req.valid('query'), newestFirst: true };
      const { items, next } = await store.query(batchEntity, [id], query);
      return c.json({ items: items.map(batchView), next }, 200);
    })
    .openapi(get, async (c) => {
      const { store, principal } = c.var;
      const { contract: id, batch: of } = c.req.valid('param');
      const known = await knownOf(store, deps, id);
      const batch = found(await store.get(batchEntity, { contract: id, id: of }), '该批次');
      const [sent, { personal }] = await Promise.all([
        getJson<SentRow[]>(store, batch.rows),
        viewingOf(store, deps, known, principal),
      ]);
      const rows = (sent ?? []).map(({ guid, operation, payload }) => ({
        ...{ guid, operation, payload: maskedPayload(payload, personal) },
      }));
      return c.json({ ...batchView(batch), rows }, 200);
    })
    .openapi(retry, async (c) => {
      const { store, principal } = c.var;
      const { contract: id, batch: of } = c.req.valid('param');
      const { contract } = await knownOf(store, deps, id);
      const { lock, ...batch } = found(await store.get(batchEntity, { contract: id, id: of }), '该批次');
      if (batch.state === 'answered')
        throw problems.conflict('batch-answered', '这一批已经应答，被退回的行请在“各行”中修正或重发。');
      const again: Batch = { ...batch, state: 'sending', attempts: 0, nextAt: clock().toISOString() };
      await store.write(
        replace(batchEntity, again, lock),
        ...audit(
          clock,
          actorOf(principal),
          'exchange.retry',
          { id, name: contract.title },
          {
            detail: { batch: of },
          },
        ),
      );
      return c.json(batchView(again), 202);
    });
}
