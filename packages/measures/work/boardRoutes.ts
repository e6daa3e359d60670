import {
  actorOf,
  allow,
  audit,
  auditChanges,
  createRoute,
  day,
  etagResponse,
  instant,
  itemResponse,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import { pageRows, put } from '@mingcha/store';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice, type Publication } from '../notice/notice.ts';
import { idParams } from '../notice/schemas.ts';
import { cadences, upstreamSchema } from '../register/measureRow.ts';
import { readsWords } from '../reports/access.ts';
import { boardOf, standsAt, totalsOf } from './board.ts';
import { standings } from './light.ts';
import { lightRuleLabels, lightRulesEntity, lightRulesSchema, loadLightRules } from './rules.ts';
import { lightSchema } from './schemas.ts';
import { workLife } from './states.ts';

const tags = ['改革举措'];
const count = z.number().int();

const boardItem = z
  .object({
    measure: z.object({
      id: z.string(),
      no: z.string(),
      title: z.string(),
      section: z.string().optional(),
      leads: z.array(z.string()),
      leadUnits: z.array(z.string()),
      partners: z.array(z.string()),
      deadline: day.optional(),
      cadence: z.enum(cadences).optional(),
      upstream: z.array(upstreamSchema),
    }),
    progress: z.object({
      state: z.enum(statesOf(workLife)),
      milestones: z.object({ done: count, total: count }),
      indicators: z.object({ reached: count, total: count }),
    }),
    light: lightSchema,
    registers: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        version: count.optional(),
        count: count.optional(),
        publishedAt: instant.optional(),
      }),
    ),
    lastReport: z.object({ round: day, text: z.string(), at: instant, dept: z.string() }).optional(),
  })
  .openapi('BoardItem');

const totals = z
  .object({ green: count, yellow: count, red: count, grey: count, blue: count, stopped: count })
  .openapi({
    description:
      '各有多少项：green 正常推进，yellow 临近时限，red 已逾期，grey 未设时限，blue 已完成，stopped 已停止',
  });

const board = createRoute({
  method: 'get',
  path: '/v1/notices/{id}/board',
  tags,
  operationId: 'listBoardItems',
  summary: '一份通知的举措落实总览；报告内容部门只见本部门的，牵头部门另见配合部门的',
  middleware: [allow('measures:read')],
  request: {
    params: idParams,
    query: listQuery.extend({
      light: z.enum(standings).optional(),
      dept: z.string().max(64).optional().openapi({ description: '牵头或责任部门' }),
    }),
  },
  responses: {
    200: jsonResponse('总览', pageOf(boardItem).extend({ totals }).openapi('BoardPage')),
    ...problemResponses,
  },
});
const rulesPath = '/v1/measure-rules';
const getRules = createRoute({
  method: 'get',
  path: rulesPath,
  tags,
  operationId: 'getLightRules',
  summary: '亮灯规则；未设置过时 ETag 为 "0"',
  middleware: [allow('measures:read')],
  responses: { 200: etagResponse('亮灯规则', lightRulesSchema), ...problemResponses },
});
const putRules = createRoute({
  method: 'put',
  path: rulesPath,
  tags,
  operationId: 'replaceLightRules',
  summary: '设置亮灯规则',
  precondition: 'if-match',
  middleware: [allow('measures:write')],
  request: jsonBody(lightRulesSchema),
  responses: { 200: etagResponse('亮灯规则', lightRulesSchema), ...problemResponses },
});

/** Whether what was accepted of the reports is published anyway. */
const publishesReports = ({ published, reports }: Publication): boolean => published && reports;

/** All measures of a notice at a glance, and the rules of their lights. */
export const boardRoutes = ({ clock, kinds }: MeasuresDeps) =>
  newRouter()
    .openapi(board, async (c) => {
      const { principal, store } = c.var;
      const { id, publication } = await loadNotice(store, c.req.valid('param').id);
      const { light, dept, ...page } = c.req.valid('query');
      const all = await boardOf(store, id, {
        now: clock(),
        kinds,
        reads: (row, report) =>
          readsWords(principal, row, report) ||
          (publishesReports(publication) && report.state === 'accepted'),
      });
      const ofDept = all.filter(
        ({ measure }) => !dept || measure.leads.includes(dept) || measure.partners.includes(dept),
      );
      const wanted = ofDept.filter((item) => standsAt(item, light));
      const scope = `board ${id} ${light ?? ''} ${dept ?? ''}`;
      return c.json({ ...pageRows(store, scope, wanted, page), totals: totalsOf(ofDept) }, 200);
    })
    .openapi(getRules, async (c) => c.json(itemResponse(c, await loadLightRules(c.var.store)), 200))
    .openapi(putRules, async (c) => {
      const { store, principal } = c.var;
      const before = await loadLightRules(store);
      const lock = requireLock(c, before);
      const rules = c.req.valid('json');
      await store.write(
        put(lightRulesEntity, rules, { lock }),
        ...audit(
          clock,
          actorOf(principal),
          'light-rules.update',
          { id: store.tenant, name: '亮灯规则' },
          {
            changes: auditChanges(before, rules, lightRuleLabels),
          },
        ),
      );
      return c.json(itemResponse(c, { ...rules, lock: lock + 1 }), 200);
    });
