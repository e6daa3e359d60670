import {
  type ApiEnv,
  actorOf,
  allowStandIns,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { type PageQuery, pageRows } from '@mingcha/store';
import type { Context } from 'hono';
import { acting, seenDraw } from '../draws/acting.ts';
import type { Draw } from '../draws/kept/draw.ts';
import { loadDrawn } from '../draws/outcome/result.ts';
import { resultRows } from '../draws/outcome/resultView.ts';
import { substitutionsOf } from '../draws/outcome/substitutions.ts';
import { rowsInSight } from '../draws/reading/sight.ts';
import { idParams } from '../draws/schemas.ts';
import type { VisitRouteDeps } from './deps.ts';
import { leadsOf } from './joins/read.ts';
import { dispatchOf, progressOf, withVisits } from './progress.ts';
import { followVisits } from './run.ts';
import { dispatchBody, drawVisits } from './schemas.ts';
import { dispatchVisits, requireDispatcher } from './start.ts';

const path = '/v1/draws/{id}/visits';
const tags = ['双随机抽查'];

const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'dispatchDrawVisits',
  summary:
    '派发检查任务：为每个要检查的对象开启一项行政检查；同批各部门的由牵头任务一并派发，一个对象一次检查',
  precondition: 'if-match',
  middleware: [allowStandIns('draws:write')],
  request: { params: idParams, ...jsonBody(dispatchBody) },
  responses: { 201: etagResponse('派发情况', drawVisits), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getDrawVisits',
  summary: '派发情况、进度和各对象的检查；公示前执法检查人员只见本人的',
  middleware: [allowStandIns('draws:read')],
  request: { params: idParams, query: listQuery },
  responses: { 200: jsonResponse('派发情况', drawVisits), ...problemResponses },
});

/** The dispatch of a draw's visits, and how they stand. */
export const visitRoutes = (deps: VisitRouteDeps) =>
  newRouter()
    .openapi(post, async (c) => {
      const { store, principal } = c.var;
      const { id } = c.req.valid('param');
      const seen = await seenDraw(c, id);
      requireDispatcher(seen, principal);
      const draw = await acting(c, id, 'dispatch');
      const { materials, ...terms } = c.req.valid('json');
      const input = { terms: { ...terms, ...(materials && { materials }) }, by: actorOf(c.var.principal) };
      const written = await dispatchVisits(store, draw, input, deps);
      await followVisits(store, deps, written.visits!.dispatch);
      c.header('etag', etagOf(written.lock));
      return c.json(await answer(c, written, {}, deps), 201);
    })
    .openapi(get, async (c) => {
      const draw = await seenDraw(c, c.req.valid('param').id);
      return c.json(await answer(c, draw, c.req.valid('query'), deps), 200);
    });

/** Rows on a page where nobody says how many. */
const defaultLimit = 50;

async function answer(
  c: Context<ApiEnv>,
  draw: Draw,
  { limit = defaultLimit, cursor }: Partial<PageQuery>,
  { types }: VisitRouteDeps,
) {
  const { store, principal } = c.var;
  const [drawn, substitutions] = await Promise.all([loadDrawn(store, draw), substitutionsOf(store, draw)]);
  const inSight = rowsInSight(draw, principal, resultRows(substitutions, drawn));
  const dispatch = await dispatchOf(store, draw);
  const pageOf = <T>(items: readonly T[]) =>
    pageRows(store, `visits ${draw.id} ${principal.sub}`, items, { limit, cursor });
  if (!dispatch) {
    const nothing = { total: inSight.length, opened: 0, done: 0, states: [], withoutAccount: [] };
    return { dispatch: null, ...nothing, ...pageOf<never>([]) };
  }
  const rows = await withVisits(store, types, draw, { rows: inSight, principal });
  const [{ messages, ...progress }, leads] = await Promise.all([
    progressOf(store, dispatch, rows),
    leadsOf(store, dispatch.id),
  ]);
  const items = rows.map(({ id, name, visit, substitutedBy, substituteOf }) => {
    const fault = messages.get(id);
    const joinedTo = leads.get(id)?.task;
    return {
      object: id,
      name,
      ...(visit && { visit }),
      ...(substitutedBy !== undefined && { substitutedBy }),
      ...(substituteOf !== undefined && { substituteOf }),
      ...(joinedTo !== undefined && { joinedTo }),
      ...(fault !== undefined && { fault }),
    };
  });
  const { at, by, terms, draws } = dispatch;
  return { dispatch: { at, by, ...terms, draws: [...draws] }, ...progress, ...pageOf(items) };
}
