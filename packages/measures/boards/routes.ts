import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  includesDept,
  jsonBody,
  jsonResponse,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems, shanghaiDate } from '@mingcha/kernel';
import { admit } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { requireFollowed } from '../parts.ts';
import { seenDepts, seesAll } from '../reports/access.ts';
import { actOnEntry, allowedBoardActions, type BoardCommand, boardParties, requireAppeal } from './act.ts';
import { type BoardEntry, entriesOf, loadEntry } from './boardEntry.ts';
import { proposeEntry } from './propose.ts';
import { appealBody, entrySchema, proposalBody, rulingBody } from './schemas.ts';
import { boardLife, shownStates } from './states.ts';

const path = '/v1/notices/{id}/boards';
const tags = ['红黑榜'];
const params = z.object({ id: z.string().max(60) });
const answer = { 200: etagResponse('榜单条目', entrySchema), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listBoardEntries',
  summary: '红黑榜；部门看到已公示的和本部门的，未公示的只有督查部门和审计看到，申诉内容只有其本部门另可看到',
  middleware: [allow('measures:read')],
  request: { params },
  responses: { 200: jsonResponse('红黑榜', pageOf(entrySchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'proposeBoardEntry',
  summary: '拟将一个单位列入榜单',
  middleware: [allow('measures:write')],
  request: { params, ...jsonBody(proposalBody) },
  responses: { 201: etagResponse('榜单条目', entrySchema), ...problemResponses },
});
const stepOf = (action: BoardCommand['action'], summary: string) =>
  ({
    method: 'post',
    path: `/v1/boards/{id}/${action}`,
    tags,
    operationId: `${action}BoardEntry`,
    summary,
    precondition: 'if-match',
    responses: answer,
  }) as const;
const office = [allow('measures:write')];
const publish = createRoute({
  ...stepOf('publish', '公示'),
  middleware: office,
  request: { params },
});
const appeal = createRoute({
  ...stepOf('appeal', '申诉：黑榜公示后 5 个工作日内，由被列入的单位提出'),
  middleware: [allow('reports:sign')],
  request: { params, ...jsonBody(appealBody) },
});
const uphold = createRoute({
  ...stepOf('uphold', '裁定维持'),
  middleware: office,
  request: { params, ...jsonBody(rulingBody) },
});
const remove = createRoute({
  ...stepOf('remove', '撤下并说明理由'),
  middleware: office,
  request: { params, ...jsonBody(rulingBody) },
});

/** What is proposed is the office's own affair; what was taken down concerns the department that stood there. */
const isSeen = ({ state, dept, publishedAt }: BoardEntry, principal: Principal): boolean =>
  seesAll(principal) ||
  shownStates.includes(state) ||
  (state === 'removed' && publishedAt !== undefined && includesDept(seenDepts(principal), dept));

/** What a department says in its appeal is for the office; others see that there is one. */
const seesAppeal = ({ dept }: BoardEntry, principal: Principal): boolean =>
  includesDept(seenDepts(principal), dept);

/** The red and the black board. */
export function redBlackRoutes({ clock }: MeasuresDeps) {
  const viewOf = (c: Context<ApiEnv>, { appeal, ...entry }: Stored<BoardEntry>) => ({
    ...entry,
    ...(appeal && seesAppeal(entry, c.var.principal) && { appeal }),
    can: allowedBoardActions(entry, c.var.principal, shanghaiDate(clock())),
  });
  const shown = (c: Context<ApiEnv>, entry: Stored<BoardEntry>) => {
    c.header('etag', etagOf(entry.lock));
    return viewOf(c, entry);
  };
  async function act(c: Context<ApiEnv>, id: string, command: BoardCommand) {
    const { principal, store } = c.var;
    const entry = await loadEntry(store, id);
    if (!isSeen(entry, principal)) throw problems.notFound('该榜单条目');
    const { action } = command;
    admit(c, boardLife, {
      item: entry,
      action,
      parties: boardParties(entry, principal),
      needs: () => action === 'appeal' && requireAppeal(entry, shanghaiDate(clock())),
    });
    return shown(c, await actOnEntry(store, entry, command, { by: actorOf(principal), clock }));
  }

  return newRouter()
    .openapi(list, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      const items = (await entriesOf(store, notice.id)).filter((entry) => isSeen(entry, principal));
      return c.json({ items: items.map((entry) => viewOf(c, entry)), next: null }, 200);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      requireFollowed(notice);
      const whose = { by: actorOf(principal), clock };
      return c.json(shown(c, await proposeEntry(store, notice, c.req.valid('json'), whose)), 201);
    })
    .openapi(publish, async (c) => c.json(await act(c, c.req.valid('param').id, { action: 'publish' }), 200))
    .openapi(appeal, async (c) => {
      const command = { action: 'appeal' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    })
    .openapi(uphold, async (c) => {
      const command = { action: 'uphold' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    })
    .openapi(remove, async (c) => {
      const command = { action: 'remove' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    });
}
