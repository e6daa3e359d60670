import {
  actorOf,
  allow,
  allowAny,
  allowStandIns,
  createRoute,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
  rejectBody,
} from '@mingcha/http';
import * as z from 'zod';
import type { VisitRouteDeps } from '../../visits/deps.ts';
import { followVisits } from '../../visits/run.ts';
import { commitBody, executeBody, substituteBody, voidBody } from '../schemas.ts';
import { actingOnBatch, actingOnMember, answerBatch } from './acting.ts';
import { drawsOf } from './batch.ts';
import { batchProposals } from './batchProposals.ts';
import { commitBatch } from './commit.ts';
import {
  confirmBatchVoiding,
  publishBatch,
  publishBatchNames,
  rejectBatchVoiding,
  voidBatch,
} from './end.ts';
import { executeBatch } from './execute.ts';
import { prepareNow } from './prepare.ts';
import { batchDetailSchema, preparedResponse } from './schemas.ts';
import { substituteInBatch } from './substitute.ts';

const path = '/v1/draw-batches/{id}';
const tags = ['双随机抽查'];
const answer = { 200: etagResponse('共同抽取', batchDetailSchema), ...problemResponses };
const write = [allowStandIns('draws:write')];
const second = [allowAny(allowStandIns('draws:write'), allow('proofs:read'))];
const params = z.object({ id: z.string().max(40) });

const prepare = createRoute({
  method: 'post',
  path: `${path}/draws/{draw}/prepare`,
  tags,
  operationId: 'prepareDrawOfBatch',
  summary: '为提交承诺冻结其中一个任务的名单；名录较大时逐个办理，再一次提交',
  precondition: 'if-match',
  middleware: write,
  request: { params: params.extend({ draw: z.string().max(40) }) },
  responses: { 200: jsonResponse('已冻结的名单', preparedResponse), ...problemResponses },
});
const commit = createRoute({
  method: 'post',
  path: `${path}/commit`,
  tags,
  operationId: 'commitDrawBatch',
  summary: '一次公布全部任务的承诺',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(commitBody) },
  responses: answer,
});
const execute = createRoute({
  method: 'post',
  path: `${path}/execute`,
  tags,
  operationId: 'executeDrawBatch',
  summary: '按共同的种子抽取全部任务',
  precondition: 'if-match',
  middleware: write,
  request: { params, body: { required: false, content: { 'application/json': { schema: executeBody } } } },
  responses: answer,
});
const publish = createRoute({
  method: 'post',
  path: `${path}/publish`,
  tags,
  operationId: 'publishDrawBatch',
  summary: '公示全部任务的结果',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const publishingNames = createRoute({
  method: 'post',
  path: `${path}/publish-names`,
  tags,
  operationId: 'publishDrawBatchNames',
  summary: '公示检查结果名单：名单随检查结果公示的，一次公示全部任务的名单',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const dropping = createRoute({
  method: 'post',
  path: `${path}/proposal/reject`,
  tags,
  operationId: 'rejectDrawBatchProposal',
  summary: '退回待另一人同意的操作，或由提出人撤回',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(rejectBody) },
  responses: answer,
});
const voiding = createRoute({
  method: 'post',
  path: `${path}/void`,
  tags,
  operationId: 'voidDrawBatch',
  summary: '作废全部任务并公开原因；正式抽查须由另一人复核后才作废',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(voidBody) },
  responses: answer,
});
const confirmVoid = createRoute({
  method: 'post',
  path: `${path}/void/confirm`,
  tags,
  operationId: 'confirmDrawBatchVoid',
  summary: '复核同意作废：由提出人以外的管理员或监督审计人员',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const rejectVoid = createRoute({
  method: 'post',
  path: `${path}/void/reject`,
  tags,
  operationId: 'rejectDrawBatchVoid',
  summary: '退回作废申请，或由提出人撤回',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(rejectBody) },
  responses: answer,
});

const substitution = createRoute({
  method: 'post',
  path: `${path}/substitutions`,
  tags,
  operationId: 'substituteObjectInBatch',
  summary: '替换无法检查的对象：抽中它的各任务一并替换，各按本任务的候补次序',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(substituteBody) },
  responses: answer,
});

/** What is done to all draws of a batch together. */
export const wholeRoutes = (deps: VisitRouteDeps) =>
  newRouter()
    .openapi(prepare, async (c) => {
      const { draw } = await actingOnMember(c, c.req.valid('param'), 'prepare');
      return c.json(await prepareNow(c.var.store, draw, deps), 200);
    })
    .openapi(commit, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'commit');
      const input = { by: actorOf(c.var.principal), versions: c.req.valid('json').versions };
      return answerBatch(c, await commitBatch(c.var.store, batch, input, deps));
    })
    .openapi(execute, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'execute');
      const { beacon } = c.req.valid('json') ?? {};
      const input = { by: actorOf(c.var.principal), beacon };
      return answerBatch(c, await executeBatch(c.var.store, batch, input, deps));
    })
    .openapi(publish, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'publish');
      const { store, principal } = c.var;
      const go = (agreed: typeof batch) => publishBatch(store, agreed, actorOf(principal), deps);
      return answerBatch(
        c,
        await batchProposals.orPropose(store, batch, 'publish', { ...deps, principal }, go),
      );
    })
    .openapi(publishingNames, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'publishNames');
      const { store, principal } = c.var;
      const go = (agreed: typeof batch) => publishBatchNames(store, agreed, actorOf(principal), deps);
      return answerBatch(
        c,
        await batchProposals.orPropose(store, batch, 'publishNames', { ...deps, principal }, go),
      );
    })
    .openapi(substitution, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'substitute');
      const { store, principal } = c.var;
      const input = { by: actorOf(principal), ...c.req.valid('json') };
      await substituteInBatch(store, batch, input, deps);
      const [first] = await drawsOf(store, batch);
      if (first!.visits) await followVisits(store, deps, first!.visits.dispatch);
      return answerBatch(c, batch);
    })
    .openapi(voiding, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'void');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerBatch(c, await voidBatch(c.var.store, batch, input, deps));
    })
    .openapi(dropping, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'rejectProposal');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerBatch(c, await batchProposals.rejectProposal(c.var.store, batch, input, deps));
    })
    .openapi(confirmVoid, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'confirmVoid');
      return answerBatch(c, await confirmBatchVoiding(c.var.store, batch, actorOf(c.var.principal), deps));
    })
    .openapi(rejectVoid, async (c) => {
      const batch = await actingOnBatch(c, c.req.valid('param').id, 'rejectVoid');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerBatch(c, await rejectBatchVoiding(c.var.store, batch, input, deps));
    });
