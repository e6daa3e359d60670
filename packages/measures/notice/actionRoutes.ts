import {
  actorOf,
  allow,
  createRoute,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { allDepartments } from '@mingcha/tenancy';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { acting, answerNotice } from './acting.ts';
import { activateNotice } from './activate.ts';
import { adjustNotice, closeNotice } from './adjust.ts';
import { loadNotice } from './notice.ts';
import { adjustBody, closeBody, idParams, matchBody, noticeDetail, unitSchema } from './schemas.ts';
import { readUnits } from './units.ts';

const tags = ['改革举措'];
const one = '/v1/notices/{id}';
const write = [allow('measures:write')];
const answer = { 200: etagResponse('通知', noticeDetail), ...problemResponses };

const match = createRoute({
  method: 'post',
  path: `${one}/match`,
  tags,
  operationId: 'matchDepartments',
  summary: '按名称查找部门，供手工修改单位时使用',
  middleware: write,
  request: { params: idParams, ...jsonBody(matchBody) },
  responses: {
    200: jsonResponse('单位，顺序与提交的名称一致', z.object({ items: z.array(unitSchema) })),
    ...problemResponses,
  },
});
const activate = createRoute({
  method: 'post',
  path: `${one}/activate`,
  tags,
  operationId: 'activateNotice',
  summary: '启用：任务进入举措台账，报送轮次排定',
  precondition: 'if-match',
  middleware: write,
  request: { params: idParams },
  responses: answer,
});
const adjust = createRoute({
  method: 'patch',
  path: one,
  tags,
  operationId: 'updateNotice',
  summary: '修改报送安排、督办规则、公开设置',
  precondition: 'if-match',
  middleware: write,
  request: { params: idParams, ...jsonBody(adjustBody) },
  responses: answer,
});
const close = createRoute({
  method: 'post',
  path: `${one}/close`,
  tags,
  operationId: 'closeNotice',
  summary: '办结',
  precondition: 'if-match',
  middleware: write,
  request: { params: idParams, ...jsonBody(closeBody) },
  responses: answer,
});

/** What is done to a notice. */
export const actionRoutes = (deps: MeasuresDeps) =>
  newRouter()
    .openapi(match, async (c) => {
      const { store } = c.var;
      await loadNotice(store, c.req.valid('param').id);
      const { names } = c.req.valid('json');
      const unit = await readUnits(names, await allDepartments(store));
      return c.json({ items: names.map(unit) }, 200);
    })
    .openapi(activate, async (c) => {
      const notice = await acting(c, c.req.valid('param').id, 'activate');
      return answerNotice(c, await activateNotice(c.var.store, notice, actorOf(c.var.principal), deps));
    })
    .openapi(adjust, async (c) => {
      const change = c.req.valid('json');
      const action = change.schedule || change.chase ? 'adjust' : 'publish';
      const notice = await acting(c, c.req.valid('param').id, action);
      const adjusted = await adjustNotice(c.var.store, notice, change, actorOf(c.var.principal), deps);
      return answerNotice(c, adjusted);
    })
    .openapi(close, async (c) => {
      const notice = await acting(c, c.req.valid('param').id, 'close');
      const input = { by: actorOf(c.var.principal), reason: c.req.valid('json').reason };
      return answerNotice(c, await closeNotice(c.var.store, notice, input, deps));
    });
