import { fileAddress, fileDownload, loadFile } from '@mingcha/attachments';
import {
  type ApiEnv,
  actorOf,
  allow,
  allowStandIns,
  answerList,
  answerListFile,
  createRoute,
  etagOf,
  etagResponse,
  exportRoute,
  fileElsewhere,
  jsonBody,
  jsonResponse,
  listQuery,
  namedFor,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { isOver, problems, shanghaiDate } from '@mingcha/kernel';
import { actionsIn, admit } from '@mingcha/lifecycle';
import type { PageQuery, Stored } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { chaseOwner } from '../files.ts';
import { actsFor, askedDepts, requireSeen } from '../reports/access.ts';
import { actOnChase, type ChaseCommand, chaseParties } from './act.ts';
import { type Chase, loadChase } from './chase.ts';
import { chaseList, chaseQuery } from './chaseList.ts';
import { listChases } from './list.ts';
import { overdueOf } from './overdue.ts';
import { answerBody, chaseSchema, overdueDept, reasonBody } from './schemas.ts';
import { chaseLife } from './states.ts';

const path = '/v1/chases';
const tags = ['督办'];
const params = z.object({ id: z.string().max(40) });
const answer = { 200: etagResponse('督办', chaseSchema), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listChases',
  summary: '督办列表，由新到旧；部门只见发给本部门的',
  middleware: [allowStandIns('measures:read')],
  request: { query: listQuery.extend(chaseQuery.shape) },
  responses: { 200: jsonResponse('督办列表', pageOf(chaseSchema)), ...problemResponses },
});
const exporting = exportRoute(chaseList, {
  path,
  tags,
  operationId: 'exportChases',
  middleware: [allowStandIns('measures:read')],
  query: chaseQuery,
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  operationId: 'getChase',
  summary: '一份督办',
  middleware: [allowStandIns('measures:read')],
  request: { params },
  responses: answer,
});
const download = createRoute({
  method: 'get',
  path: `${path}/{id}/files/{file}`,
  tags,
  operationId: 'downloadChaseFile',
  summary: '下载督办答复的一个附件',
  middleware: [allowStandIns('measures:read')],
  request: { params: params.extend({ file: z.string().max(40) }) },
  responses: fileDownload,
});
const step = <B extends z.ZodType>(
  action: ChaseCommand['action'],
  right: 'reports:sign' | 'measures:write',
  summary: string,
  body: B,
) =>
  createRoute({
    method: 'post',
    path: `${path}/{id}/${action}`,
    tags,
    operationId: `${action}Chase`,
    summary,
    precondition: 'if-match',
    middleware: [right === 'reports:sign' ? allowStandIns(right) : allow(right)],
    request: { params, ...jsonBody(body) },
    responses: answer,
  });
const answering = step('answer', 'reports:sign', '答复', answerBody);
const rejecting = step('reject', 'measures:write', '退回答复，重新计算答复期限', reasonBody);
const closing = step('close', 'measures:write', '办结并说明原因', reasonBody);
const overdue = createRoute({
  method: 'get',
  path: '/v1/overdue',
  tags,
  operationId: 'listOverdue',
  summary: '逾期一览：各单位未报送的报告、到期未办结的举措、未办结的督办，最严重的在前；一次答全，不翻页',
  middleware: [allowStandIns('measures:read')],
  request: {
    query: z.object({ cursor: z.string().optional().openapi({ description: '没有下一页，不接受' }) }),
  },
  responses: { 200: jsonResponse('逾期一览', pageOf(overdueDept)), ...problemResponses },
});

/** Chases, and what is overdue. */
export function chaseRoutes(deps: MeasuresDeps) {
  const { clock, files } = deps;
  const viewOf = (c: Context<ApiEnv>, chase: Stored<Chase>) => ({
    ...chase,
    overdue: chase.state === 'issued' && isOver(chase.answerDue, shanghaiDate(clock())),
    can: actionsIn(chaseLife, chase.state, chaseParties(chase, c.var.principal)),
  });
  const shown = (c: Context<ApiEnv>, chase: Stored<Chase>) => {
    c.header('etag', etagOf(chase.lock));
    return viewOf(c, chase);
  };
  const sourceOf = (c: Context<ApiEnv>, { state, dept, notice, level }: z.infer<typeof chaseQuery>) => {
    const { principal, store } = c.var;
    const seen = { state, notice, level, depts: askedDepts(principal, dept) };
    return {
      page: async (page: PageQuery) => {
        const { items, next } = await listChases(store, seen, page);
        return { items: items.map((chase) => viewOf(c, chase)), next };
      },
      about: () => departmentNames(store),
    };
  };
  async function act(c: Context<ApiEnv>, id: string, command: ChaseCommand) {
    const { principal, store } = c.var;
    const chase = await loadChase(store, id);
    requireSeen(principal, chase.dept);
    const { action } = command;
    admit(c, chaseLife, { item: chase, action, parties: chaseParties(chase, principal) });
    const named =
      action === 'answer'
        ? namedFor(principal, (one) => actsFor(one, 'reports:sign', chase.dept))
        : principal;
    return shown(c, await actOnChase(store, chase, command, { by: actorOf(named), clock }));
  }

  return newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, chaseList, query, sourceOf(c, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      return answerListFile(c, chaseList, query, sourceOf(c, query), deps);
    })
    .openapi(get, async (c) => {
      const chase = await loadChase(c.var.store, c.req.valid('param').id);
      requireSeen(c.var.principal, chase.dept);
      return c.json(shown(c, chase), 200);
    })
    .openapi(download, async (c) => {
      const { id, file } = c.req.valid('param');
      const chase = await loadChase(c.var.store, id);
      requireSeen(c.var.principal, chase.dept);
      const found = await loadFile(c.var.store, chaseOwner(id), file);
      return fileElsewhere(await fileAddress(c.var.store, files, found));
    })
    .openapi(answering, async (c) => {
      const command = { action: 'answer' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    })
    .openapi(rejecting, async (c) => {
      const command = { action: 'reject' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    })
    .openapi(closing, async (c) => {
      const command = { action: 'close' as const, ...c.req.valid('json') };
      return c.json(await act(c, c.req.valid('param').id, command), 200);
    })
    .openapi(overdue, async (c) => {
      if (c.req.valid('query').cursor !== undefined) throw problems.badCursor();
      const { principal, store } = c.var;
      const items = await overdueOf(store, askedDepts(principal), shanghaiDate(clock()));
      return c.json({ items, next: null }, 200);
    });
}
