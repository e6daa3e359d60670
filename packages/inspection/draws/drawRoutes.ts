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
import type { PageQuery } from '@mingcha/store';
import { departmentNames, doneDraft, doneDraftHeaders } from '@mingcha/tenancy';
import type { Context } from 'hono';
import type * as z from 'zod';
import { acting, answerDraw, type DrawRouteDeps, seenDraw } from './acting.ts';
import { composeSchema } from './composing/compose.ts';
import { deleteDraw, editDraw, planDraw } from './frame/plan.ts';
import type { Draw } from './kept/draw.ts';
import { publicationFacts } from './publishing/deadline.ts';
import { drawList, drawQuery } from './reading/drawList.ts';
import { listDraws } from './reading/list.ts';
import { isSeen, mayAct, runnerOf, sightOf } from './reading/sight.ts';
import { detailOf, summaryOf } from './reading/view.ts';
import { drawDetail, drawSummary, idParams } from './schemas.ts';

const path = '/v1/draws';
const tags = ['双随机抽查'];
const one = { path: `${path}/{id}`, tags } as const;
const answer = { 200: etagResponse('抽取任务', drawDetail), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listDraws',
  summary: '抽取任务列表，由新到旧',
  middleware: [allowStandIns('draws:read')],
  request: { query: listQuery.extend(drawQuery.shape) },
  responses: { 200: jsonResponse('抽取任务列表', pageOf(drawSummary)), ...problemResponses },
});
const exporting = exportRoute(drawList, {
  path,
  tags,
  operationId: 'exportDraws',
  middleware: [allowStandIns('draws:read')],
  query: drawQuery,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createDraw',
  summary: '编制抽取任务',
  middleware: [allowStandIns('draws:write')],
  request: { headers: doneDraftHeaders, ...jsonBody(composeSchema) },
  responses: { 201: etagResponse('抽取任务', drawDetail), ...problemResponses },
});
const get = createRoute({
  ...one,
  method: 'get',
  operationId: 'getDraw',
  summary: '抽取任务',
  middleware: [allowStandIns('draws:read')],
  request: { params: idParams },
  responses: answer,
});
const patch = createRoute({
  ...one,
  method: 'patch',
  operationId: 'updateDraw',
  summary: '修改尚未承诺的抽取任务（内容整体替换）',
  precondition: 'if-match',
  middleware: [allowStandIns('draws:write')],
  request: { params: idParams, headers: doneDraftHeaders, ...jsonBody(composeSchema) },
  responses: answer,
});
const del = createRoute({
  ...one,
  method: 'delete',
  operationId: 'deleteDraw',
  summary: '删除尚未承诺的抽取任务',
  precondition: 'if-match',
  middleware: [allowStandIns('draws:write')],
  request: { params: idParams },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

/** Draws as things: listed, composed, read, edited, removed. */
export function drawRoutes(deps: DrawRouteDeps) {
  const sourceOf = (c: Context<ApiEnv>, { state, year, series: asked }: z.infer<typeof drawQuery>) => {
    const { principal, store } = c.var;
    const series = asked === 'all' ? undefined : asked;
    const wanted = (draw: Draw) => isSeen(draw, principal);
    return {
      page: async (page: PageQuery) => {
        const { items, next } = await listDraws(store, { series, state, year, wanted }, page);
        const factsOf = await publicationFacts(store, deps.clock());
        const lines = items.map((draw) => ({
          ...summaryOf(draw, sightOf(draw, principal)),
          ...factsOf(draw),
        }));
        return { items: lines, next };
      },
      about: () => departmentNames(store),
    };
  };
  return newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, drawList, query, sourceOf(c, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      return answerListFile(c, drawList, query, sourceOf(c, query), deps);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const compose = c.req.valid('json');
      if (!mayAct({ compose }, principal)) {
        throw problems.forbidden('部门管理员只能编制本部门参加的抽取任务。');
      }
      const draw = await planDraw(
        store,
        { compose, alongside: await doneDraft(c) },
        actorOf(runnerOf({ compose }, principal)),
        deps,
      );
      c.header('etag', etagOf(draw.lock));
      c.header('location', `${path}/${draw.id}`);
      return c.json(await detailOf(store, draw, principal, deps), 201);
    })
    .openapi(get, async (c) => {
      return answerDraw(c, await seenDraw(c, c.req.valid('param').id), deps);
    })
    .openapi(patch, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'edit');
      const compose = c.req.valid('json');
      if (!mayAct({ ...draw, compose }, c.var.principal))
        throw problems.forbidden('部门管理员不能把本部门移出抽取任务。');
      const by = actorOf(c.var.principal);
      const edited = await editDraw(c.var.store, draw, { compose, alongside: await doneDraft(c) }, by, deps);
      return answerDraw(c, edited, deps);
    })
    .openapi(del, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'delete');
      await deleteDraw(c.var.store, draw, actorOf(c.var.principal), deps);
      return c.body(null, 204);
    });
}
