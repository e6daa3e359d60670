import {
  actorOf,
  allow,
  audit,
  auditChanges,
  createRoute,
  etagOf,
  etagResponse,
  itemResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import { put } from '@mingcha/store';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { requireFollowed } from '../parts.ts';
import { loadRound } from '../rounds/round.ts';
import { excellenceOf, giveExcellence, loadExcellence, takeBack } from './excellence.ts';
import { factsOf } from './facts.ts';
import { league } from './league.ts';
import { readRecord } from './record.ts';
import { loadScoreRules, scoreRulesEntity, scoreRulesSchema } from './rules.ts';
import { excellenceBody, excellenceSchema, leagueSchema } from './schemas.ts';

const tags = ['考核得分'];
const params = z.object({ id: z.string().max(60) });
const read = [allow('measures:read')];
const write = [allow('measures:write')];
const rules = { 200: etagResponse('得分规则', scoreRulesSchema), ...problemResponses };

const getRules = createRoute({
  method: 'get',
  path: '/v1/score-rules',
  tags,
  operationId: 'getScoreRules',
  summary: '得分规则；尚未设置时为默认规则，ETag 为 "0"',
  middleware: read,
  responses: rules,
});
const putRules = createRoute({
  method: 'put',
  path: '/v1/score-rules',
  tags,
  operationId: 'replaceScoreRules',
  summary: '设置得分规则',
  precondition: 'if-match',
  middleware: write,
  request: jsonBody(scoreRulesSchema),
  responses: rules,
});
const getLeague = createRoute({
  method: 'get',
  path: '/v1/notices/{id}/league',
  tags,
  operationId: 'getLeague',
  summary: '得分排名；指定轮次时只计该轮的报送和督办',
  middleware: read,
  request: { params, query: z.object({ round: dateText.optional() }) },
  responses: { 200: jsonResponse('得分排名', leagueSchema), ...problemResponses },
});
const listExcellence = createRoute({
  method: 'get',
  path: '/v1/notices/{id}/excellence',
  tags,
  operationId: 'listExcellence',
  summary: '创优加分',
  middleware: read,
  request: { params },
  responses: { 200: jsonResponse('创优加分', pageOf(excellenceSchema)), ...problemResponses },
});
const postExcellence = createRoute({
  method: 'post',
  path: '/v1/notices/{id}/excellence',
  tags,
  operationId: 'createExcellence',
  summary: '给予创优加分',
  middleware: write,
  request: { params, ...jsonBody(excellenceBody) },
  responses: { 201: etagResponse('创优加分', excellenceSchema), ...problemResponses },
});
const deleteExcellence = createRoute({
  method: 'delete',
  path: '/v1/excellence/{id}',
  tags,
  operationId: 'deleteExcellence',
  summary: '撤销创优加分',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已撤销' }, ...problemResponses },
});

/** Scores, and what they are reckoned by. */
export const scoreRoutes = ({ clock }: MeasuresDeps) =>
  newRouter()
    .openapi(getRules, async (c) => c.json(itemResponse(c, await loadScoreRules(c.var.store)), 200))
    .openapi(putRules, async (c) => {
      const { principal, store } = c.var;
      const before = await loadScoreRules(store);
      const lock = requireLock(c, before);
      const after = c.req.valid('json');
      await store.write(
        put(scoreRulesEntity, after, { lock }),
        ...audit(
          clock,
          actorOf(principal),
          'score-rules.update',
          { id: store.tenant, name: '得分规则' },
          {
            changes: auditChanges(before, after, { base: '基础分', rules: '得分规则' }),
          },
        ),
      );
      return c.json(itemResponse(c, { ...after, lock: lock + 1 }), 200);
    })
    .openapi(getLeague, async (c) => {
      const { store } = c.var;
      const { round } = c.req.valid('query');
      const notice = await loadNotice(store, c.req.valid('param').id);
      if (round !== undefined) await loadRound(store, { notice: notice.id, id: round });
      const [{ base, rules }, record] = await Promise.all([
        loadScoreRules(store),
        readRecord(store, notice, clock()),
      ]);
      return c.json({ rules: { base, rules }, items: league(factsOf(record, round), { base, rules }) }, 200);
    })
    .openapi(listExcellence, async (c) => {
      const notice = await loadNotice(c.var.store, c.req.valid('param').id);
      return c.json({ items: await excellenceOf(c.var.store, notice.id), next: null }, 200);
    })
    .openapi(postExcellence, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      requireFollowed(notice);
      const whose = { by: actorOf(principal), clock };
      const given = await giveExcellence(store, notice, c.req.valid('json'), whose);
      c.header('etag', etagOf(given.lock));
      return c.json(given, 201);
    })
    .openapi(deleteExcellence, async (c) => {
      const { principal, store } = c.var;
      const given = await loadExcellence(store, c.req.valid('param').id);
      requireLock(c, given);
      await takeBack(store, given, { by: actorOf(principal), clock });
      return c.body(null, 204);
    });
