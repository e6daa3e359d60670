import {
  type ApiEnv,
  actorOf,
  allowStandIns,
  answerList,
  answerListFile,
  createRoute,
  etagOf,
  etagResponse,
  exportRoute,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type PageQuery, queryWanted, retryOnConflict } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { type DrawRouteDeps, seenDraw } from '../acting.ts';
import { mayAct, runnerOf } from '../reading/sight.ts';
import { actingOnBatch, actingOnMember, answerBatch, seenBatch } from './acting.ts';
import { batchEntity, drawsOf } from './batch.ts';
import { batchList, batchQuery } from './batchList.ts';
import { agree, dissolveBatch, editBatch, joinBatch, leaveBatch, makeBatch } from './gather.ts';
import { batchDetailSchema, batchSummarySchema, editBody, joinBody, makeBody, readyBody } from './schemas.ts';
import { isBatchSeen } from './sight.ts';
import { batchDetail, batchSummary } from './view.ts';

const path = '/v1/draw-batches';
const tags = ['双随机抽查'];
const answer = { 200: etagResponse('共同抽取', batchDetailSchema), ...problemResponses };
const params = z.object({ id: z.string().max(40) });
const memberParams = params.extend({ draw: z.string().max(40) });
const read = [allowStandIns('draws:read')];
const write = [allowStandIns('draws:write')];

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listDrawBatches',
  summary: '共同抽取列表，由新到旧；筹备中的各部门都可以看到并加入',
  middleware: read,
  request: { query: listQuery.extend(batchQuery.shape) },
  responses: { 200: jsonResponse('共同抽取列表', pageOf(batchSummarySchema)), ...problemResponses },
});
const exporting = exportRoute(batchList, {
  path,
  tags,
  operationId: 'exportDrawBatches',
  middleware: read,
  query: batchQuery,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createDrawBatch',
  summary: '发起共同抽取：几个部门的任务同时承诺，共用一个种子',
  middleware: write,
  request: jsonBody(makeBody),
  responses: { 201: etagResponse('共同抽取', batchDetailSchema), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  operationId: 'getDrawBatch',
  summary: '共同抽取',
  middleware: read,
  request: { params },
  responses: answer,
});
const patch = createRoute({
  method: 'patch',
  path: `${path}/{id}`,
  tags,
  operationId: 'updateDrawBatch',
  summary: '修改名称或方式；改变方式后各任务须重新确认就绪',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(editBody) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags,
  operationId: 'deleteDrawBatch',
  summary: '解散尚未承诺的共同抽取，各任务仍可单独办理',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已解散' }, ...problemResponses },
});
const join = createRoute({
  method: 'post',
  path: `${path}/{id}/draws`,
  tags,
  operationId: 'joinDrawBatch',
  summary: '将一个任务列入；此后各任务须重新确认就绪',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(joinBody) },
  responses: answer,
});
const leave = createRoute({
  method: 'delete',
  path: `${path}/{id}/draws/{draw}`,
  tags,
  operationId: 'leaveDrawBatch',
  summary: '退出：由该任务的部门或牵头部门；此后其余任务须重新确认就绪',
  precondition: 'if-match',
  middleware: write,
  request: { params: memberParams },
  responses: answer,
});
const ready = createRoute({
  method: 'post',
  path: `${path}/{id}/draws/{draw}/ready`,
  tags,
  operationId: 'agreeToDrawBatch',
  summary: '该任务的部门确认就绪，同意由牵头部门提交承诺；或撤回',
  precondition: 'if-match',
  middleware: write,
  request: { params: memberParams, ...jsonBody(readyBody) },
  responses: answer,
});

function sourceOf({ var: { principal, store } }: Context<ApiEnv>, { state }: z.infer<typeof batchQuery>) {
  const wanted = (batch: Parameters<typeof isBatchSeen>[0]) =>
    (state === undefined || batch.state === state) && isBatchSeen(batch, principal);
  return {
    page: async (page: PageQuery) => {
      const { items, next } = await queryWanted(store, batchEntity, [], { wanted, newestFirst: true }, page);
      return { items: items.map(batchSummary), next };
    },
    about: () => departmentNames(store),
  };
}

/** Batches until they are committed: listed, begun, read, joined, left, agreed to, dissolved. */
export const batchRoutes = (deps: DrawRouteDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, batchList, query, sourceOf(c, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      return answerListFile(c, batchList, query, sourceOf(c, query), deps);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const { draws: ids, ...made } = c.req.valid('json');
      const batch = await retryOnConflict(
        async () => {
          const draws = await Promise.all(ids.map((id) => seenDraw(c, id)));
          if (!draws.every((draw) => mayAct(draw, principal)))
            throw problems.forbidden('只能列入本部门参加的任务；其他部门的任务由其自行加入。');
          const by = actorOf(runnerOf(draws[0]!, principal));
          return makeBatch(store, { ...made, draws }, by, deps);
        },
        { busy: '所列任务正被他人修改，请稍候刷新重试。' },
      );
      c.header('etag', etagOf(batch.lock));
      c.header('location', `${path}/${batch.id}`);
      return c.json(batchDetail(batch, await drawsOf(store, batch), principal), 201);
    })
    .openapi(get, async (c) => answerBatch(c, await seenBatch(c, c.req.valid('param').id)))
    .openapi(patch, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'edit');
      const by = actorOf(c.var.principal);
      return answerBatch(c, await editBatch(c.var.store, batch, c.req.valid('json'), by, deps));
    })
    .openapi(del, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'delete');
      await dissolveBatch(c.var.store, batch, actorOf(c.var.principal), deps);
      return c.body(null, 204);
    })
    .openapi(join, async (c) => {
      const of = { ...c.req.valid('param'), ...c.req.valid('json') };
      const { batch, draw } = await actingOnMember(c, of, 'join');
      return answerBatch(c, await joinBatch(c.var.store, batch, draw, actorOf(c.var.principal), deps));
    })
    .openapi(leave, async (c) => {
      const { batch, draw } = await actingOnMember(c, c.req.valid('param'), 'leave');
      return answerBatch(c, await leaveBatch(c.var.store, batch, draw, actorOf(c.var.principal), deps));
    })
    .openapi(ready, async (c) => {
      const { batch, draw } = await actingOnMember(c, c.req.valid('param'), 'ready');
      const agreed = { draw, ...c.req.valid('json') };
      return answerBatch(c, await agree(c.var.store, batch, agreed, actorOf(c.var.principal), deps));
    });
