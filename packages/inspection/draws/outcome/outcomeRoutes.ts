import {
  type ApiEnv,
  actorOf,
  allow,
  allowStandIns,
  answerList,
  answerListFile,
  audit,
  createRoute,
  fileResponses,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type PageQuery, pageRows, type Stored } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import type { VisitRouteDeps } from '../../visits/deps.ts';
import { withVisits } from '../../visits/progress.ts';
import { seenDraw } from '../acting.ts';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';
import { reachesDraw, requireWholeSight, rowsInSight } from '../reading/sight.ts';
import { drawRecord, idParams, reserveRow, resultRow } from '../schemas.ts';
import { answerProof } from './answerProof.ts';
import { recordOf } from './record.ts';
import { loadDrawn } from './result.ts';
import { resultList, resultQuery } from './resultList.ts';
import { resultRows } from './resultView.ts';
import { ofObjects, substitutionsOf } from './substitutions.ts';

const tags = ['双随机抽查'];
const params = idParams;

/** What answers with a whole proof. */
export const proofResponses = {
  200: {
    description: '完整证明：按 mingcha-draw/1 为一个对象，按 mingcha-draw/2 为逐行的对象，计划在先',
    content: {
      'application/json': { schema: z.any().openapi({ type: 'object' }) },
      'application/jsonl': { schema: z.string() },
    },
  },
  303: { description: '证明较大，从所给地址下载' },
  ...problemResponses,
};

const result = createRoute({
  method: 'get',
  path: '/v1/draws/{id}/result',
  tags,
  operationId: 'listDrawResult',
  summary: '抽取结果，按抽取顺序；公示前执法检查人员只见本人的检查任务',
  middleware: [allowStandIns('draws:read')],
  request: { params, query: listQuery.extend(resultQuery.shape) },
  responses: { 200: jsonResponse('抽取结果', pageOf(resultRow)), ...problemResponses },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/draws/{id}/result:export',
  tags,
  operationId: 'exportDrawResult',
  summary: '导出抽取结果：与列表同样的搜索、筛选、排序和可见范围，记入审计日志',
  middleware: [allowStandIns('draws:read')],
  request: { params, query: resultQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { ...fileResponses('抽取结果文件', ['xlsx', 'csv']), ...problemResponses },
});
const record = createRoute({
  method: 'get',
  path: '/v1/draws/{id}/record',
  tags,
  operationId: 'getDrawRecord',
  summary: '抽取记录所需的结果指纹、见证签名、两人办理的经办人，承诺在公开日志中的位置和日志的树头',
  middleware: [allow('proofs:read')],
  request: { params },
  responses: { 200: jsonResponse('抽取记录', drawRecord), ...problemResponses },
});
const reserves = createRoute({
  method: 'get',
  path: '/v1/draws/{id}/reserves',
  tags,
  operationId: 'listDrawReserves',
  summary: '候补对象，按分组和抽取顺序',
  middleware: [allowStandIns('draws:read')],
  request: { params, query: listQuery },
  responses: {
    200: jsonResponse('候补对象', pageOf(reserveRow)),
    ...problemResponses,
  },
});
const proof = createRoute({
  method: 'get',
  path: '/v1/draws/{id}/proof',
  tags,
  operationId: 'getDrawProof',
  summary: '完整证明，供审计复算',
  middleware: [allow('proofs:read')],
  request: { params },
  responses: proofResponses,
});

/** A draw whose proof and record the caller may have. Throws `not-found` (404) where they do not see it, else `forbidden` (403). */
async function provableDraw(c: Context<ApiEnv>, id: string): Promise<Stored<Draw>> {
  const { principal } = c.var;
  const draw = await seenDraw(c, id);
  if (!reachesDraw(draw, principal, 'proofs:read')) {
    throw problems.forbidden(
      '只有市级管理员、监督审计人员和参加该任务的部门可以下载完整证明、查看抽取记录。',
    );
  }
  if (draw.outcome) requireWholeSight(draw, principal);
  return draw;
}

/** The rows of an outcome that a caller sees, and their filter. */
async function resultOf(
  c: Context<ApiEnv>,
  id: string,
  { region }: z.infer<typeof resultQuery>,
  { types }: VisitRouteDeps,
) {
  const { principal, store } = c.var;
  const draw = await seenDraw(c, id);
  const drawn = await loadDrawn(store, draw);
  const all = resultRows(await substitutionsOf(store, draw), drawn);
  const seen = rowsInSight(draw, principal, all);
  const wanted = region === undefined ? seen : seen.filter((row) => row.region === region);
  const rows = await withVisits(store, types, draw, { rows: wanted, principal });
  const scope = `result ${draw.id} ${region ?? ''} ${seen === all ? '' : principal.sub}`;
  const source = {
    page: async (page: PageQuery) => pageRows(store, scope, rows, page),
    about: () => departmentNames(store),
  };
  return { draw, source };
}

/** Each outcome is a list of its own: for its cursors, and in the audit log. */
const listOf = ({ id, committed }: Draw) => ({
  ...resultList,
  name: `draws/${id}/result`,
  title: committed ? `抽取结果 ${drawNumber(committed)}` : '抽取结果',
});

/** What came of a draw. */
export const outcomeRoutes = (deps: VisitRouteDeps) =>
  newRouter()
    .openapi(result, async (c) => {
      const { cursor, limit, ...asked } = c.req.valid('query');
      const { draw, source } = await resultOf(c, c.req.valid('param').id, asked, deps);
      return c.json(await answerList(c.var.store, listOf(draw), { ...asked, cursor, limit }, source), 200);
    })
    .openapi(exporting, async (c) => {
      const asked = c.req.valid('query');
      const { draw, source } = await resultOf(c, c.req.valid('param').id, asked, deps);
      return answerListFile(c, listOf(draw), asked, source, deps);
    })
    .openapi(record, async (c) => {
      const draw = await provableDraw(c, c.req.valid('param').id);
      return c.json(await recordOf(c.var.store, draw, deps), 200);
    })
    .openapi(reserves, async (c) => {
      const { store } = c.var;
      const draw = await seenDraw(c, c.req.valid('param').id);
      const drawn = await loadDrawn(store, draw);
      requireWholeSight(draw, c.var.principal);
      const used = new Set(ofObjects(await substitutionsOf(store, draw)).map((done) => done.reserve.id));
      const rows = drawn.result.reserves.map((row) => ({
        ...row,
        name: drawn.names.objects[row.id]?.name ?? row.id,
        used: used.has(row.id),
      }));
      return c.json(pageRows(store, `reserves ${draw.id}`, rows, c.req.valid('query')), 200);
    })
    .openapi(proof, async (c) => {
      const { principal, store } = c.var;
      const draw = await provableDraw(c, c.req.valid('param').id);
      const response = await answerProof(store, draw, { ...deps, keep: true });
      await store.write(...audit(deps.clock, actorOf(principal), 'draw.proof', auditedDraw(draw)));
      return response;
    });
