import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  dueDay,
  etagOf,
  etagResponse,
  instant,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import { admit, statesOf } from '@mingcha/lifecycle';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { addRound, moveRound, requireActive } from './change.ts';
import { loadRound, roundsOfNotice } from './round.ts';
import { roundLife } from './states.ts';
import { roundParties, roundViews } from './view.ts';

const path = '/v1/notices/{id}/rounds';
const tags = ['报送轮次'];
const params = z.object({ id: z.string().max(40) });
const one = params.extend({ round: dateText });
const count = z.number().int();

const round = z
  .object({
    notice: z.string(),
    id: z.string().openapi({ description: '方案所定日期；遇非工作日时截止日另行顺延或提前' }),
    title: z.string(),
    due: dueDay,
    opensAt: dueDay,
    state: z.enum(statesOf(roundLife)),
    extra: z.boolean().optional(),
    closedAt: instant.optional(),
    completedAt: instant.optional().openapi({ description: '全部报告已采用、自动截止的时间' }),
    lock: count,
    counts: z.object({ forms: count, submitted: count, accepted: count, returned: count, late: count }),
    can: z.array(z.enum(['open', 'close', 'report'])),
  })
  .openapi('Round');

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listRounds',
  summary: '报送轮次及各轮报送情况；部门只见本部门的数目',
  middleware: [allow('measures:read')],
  request: { params },
  responses: { 200: jsonResponse('报送轮次', pageOf(round)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createRound',
  summary: '增加一次报送',
  middleware: [allow('measures:write')],
  request: {
    params,
    ...jsonBody(
      z
        .object({ due: dateText, title: z.string().trim().min(2, '请写明轮次名称，不少于 2 个字').max(60) })
        .strict(),
    ),
  },
  responses: { 201: etagResponse('报送轮次', round), ...problemResponses },
});
const step = <A extends 'open' | 'close'>(action: A, summary: string) =>
  createRoute({
    method: 'post',
    path: `${path}/{round}/${action}`,
    tags,
    operationId: `${action}Round`,
    summary,
    precondition: 'if-match',
    middleware: [allow('measures:write')],
    request: { params: one },
    responses: { 200: etagResponse('报送轮次', round), ...problemResponses },
  });
const open = step('open', '开启报送，已截止的也可重新开启');
const close = step('close', '截止报送');

/** Rounds of a notice. */
export function roundRoutes({ clock }: MeasuresDeps) {
  async function move(c: Context<ApiEnv>, { id, round }: z.infer<typeof one>, action: 'open' | 'close') {
    const { principal, store } = c.var;
    const notice = await loadNotice(store, id);
    const before = await loadRound(store, { notice: id, id: round });
    const needs = () => requireActive(notice);
    admit(c, roundLife, { item: before, action, parties: roundParties(principal), needs });
    const after = await moveRound(store, notice, before, action, { by: actorOf(principal), clock });
    const [view] = await roundViews(store, notice, [after], principal, clock());
    c.header('etag', etagOf(after.lock));
    return view!;
  }

  return newRouter()
    .openapi(list, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      const rounds = await roundsOfNotice(store, notice.id);
      return c.json({ items: await roundViews(store, notice, rounds, principal, clock()), next: null }, 200);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      const made = await addRound(store, notice, c.req.valid('json'), { by: actorOf(principal), clock });
      const [view] = await roundViews(store, notice, [made], principal, clock());
      c.header('etag', etagOf(made.lock));
      return c.json(view!, 201);
    })
    .openapi(open, async (c) => c.json(await move(c, c.req.valid('param'), 'open'), 200))
    .openapi(close, async (c) => c.json(await move(c, c.req.valid('param'), 'close'), 200));
}
