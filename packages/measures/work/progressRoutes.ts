import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { actionsIn, admit, requireState } from '@mingcha/lifecycle';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { noticeLife } from '../notice/states.ts';
import { partiesOf } from '../parties.ts';
import { addValue, moveWork, setIndicators, setMilestones } from './change.ts';
import { loadLights } from './lights.ts';
import { loadPlace, type Place } from './place.ts';
import {
  indicatorsBody,
  measureParams,
  milestonesBody,
  moveBody,
  progressSchema,
  sourceSchema,
  valueBody,
  valueParams,
} from './schemas.ts';
import { type WorkAction, workLife } from './states.ts';

const path = '/v1/measures/{id}/progress';
const tags = ['改革举措'];
// The measure itself says whether a caller is a lead unit of it.
const read = [allow('measures:read')];
const answer = { 200: etagResponse('落实情况', progressSchema), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getProgress',
  summary: '一项举措的落实情况和灯；还没有记录时 ETag 为 "0"',
  middleware: read,
  request: { params: measureParams },
  responses: answer,
});
const milestones = createRoute({
  method: 'put',
  path: `${path}/milestones`,
  tags,
  operationId: 'replaceMilestones',
  summary: '设置节点，整体替换',
  precondition: 'if-match',
  middleware: read,
  request: { params: measureParams, ...jsonBody(milestonesBody) },
  responses: answer,
});
const indicators = createRoute({
  method: 'put',
  path: `${path}/indicators`,
  tags,
  operationId: 'replaceIndicators',
  summary: '设置指标，整体替换，编号不变的保留已录数值；通知定下的只有督查室可以调整',
  precondition: 'if-match',
  middleware: read,
  request: { params: measureParams, ...jsonBody(indicatorsBody) },
  responses: answer,
});
const sources = createRoute({
  method: 'get',
  path: '/v1/indicator-sources',
  tags,
  operationId: 'listIndicatorSources',
  summary: '指标可以自动取数的来源：各类事项的统计指标、各名录公布的条数、双随机抽查',
  middleware: read,
  request: {
    query: z.object({
      of: z.string().max(200).optional().openapi({ description: '只列这个来源的各组' }),
    }),
  },
  responses: { 200: jsonResponse('来源', pageOf(sourceSchema)), ...problemResponses },
});
const value = createRoute({
  method: 'post',
  path: `${path}/indicators/{indicator}/values`,
  tags,
  operationId: 'addIndicatorValue',
  summary: '录入指标数值',
  precondition: 'if-match',
  middleware: read,
  request: { params: valueParams, ...jsonBody(valueBody) },
  responses: answer,
});
const move = createRoute({
  method: 'post',
  path: `${path}/{action}`,
  tags,
  operationId: 'actOnMeasure',
  summary: '启动、完成、停止（限督查室，须写原因）或重新启动',
  precondition: 'if-match',
  middleware: read,
  request: {
    params: measureParams.extend({ action: z.enum(['start', 'finish', 'reopen', 'stop']) }),
    body: { required: false, content: { 'application/json': { schema: moveBody } } },
  },
  responses: answer,
});

/** The measure a request wants to work on, when its caller may and has seen its latest form. */
async function working(c: Context<ApiEnv>, id: string, action: WorkAction): Promise<Place> {
  const place = await loadPlace(c.var.store, id);
  admit(c, workLife, {
    item: place.progress,
    action,
    parties: partiesOf(c.var.principal, place.row.leads),
    within: () => requireState(noticeLife, place.notice.state, 'adjust'),
  });
  return place;
}

/** What becomes of measures, one at a time. */
export function progressRoutes({ clock, sources: live }: MeasuresDeps) {
  async function answerPlace(c: Context<ApiEnv>, { row, progress, notice }: Place) {
    const lights = await loadLights(c.var.store, notice.id, clock());
    const { lock, ...rest } = progress;
    const parties = notice.state === 'active' ? partiesOf(c.var.principal, row.leads) : [];
    c.header('etag', etagOf(lock));
    const body = {
      ...rest,
      light: lights.of(row, progress),
      can: actionsIn(workLife, progress.state, parties),
    };
    return c.json(body, 200);
  }
  const act = (c: Context<ApiEnv>) => ({ by: actorOf(c.var.principal), clock });

  return newRouter()
    .openapi(get, async (c) => answerPlace(c, await loadPlace(c.var.store, c.req.valid('param').id)))
    .openapi(milestones, async (c) => {
      const place = await working(c, c.req.valid('param').id, 'edit');
      const progress = await setMilestones(c.var.store, place, c.req.valid('json').milestones, act(c));
      return answerPlace(c, { ...place, progress });
    })
    .openapi(indicators, async (c) => {
      const place = await working(c, c.req.valid('param').id, 'edit');
      const office = partiesOf(c.var.principal).includes('office');
      const input = c.req.valid('json').indicators;
      const progress = await setIndicators(c.var.store, place, input, { ...act(c), office, sources: live });
      return answerPlace(c, { ...place, progress });
    })
    .openapi(sources, async (c) => {
      const items = await live.list(c.var.store, c.req.valid('query').of);
      return c.json({ items, next: null }, 200);
    })
    .openapi(value, async (c) => {
      const { id, indicator } = c.req.valid('param');
      const place = await working(c, id, 'edit');
      const input = { indicator, ...c.req.valid('json') };
      return answerPlace(c, { ...place, progress: await addValue(c.var.store, place, input, act(c)) });
    })
    .openapi(move, async (c) => {
      const { id, action } = c.req.valid('param');
      const place = await working(c, id, action);
      const { reason } = c.req.valid('json') ?? {};
      const progress = await moveWork(c.var.store, place, { action, reason, ...act(c) });
      return answerPlace(c, { ...place, progress });
    });
}
