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
import type { VisitRouteDeps } from '../visits/deps.ts';
import { followVisits } from '../visits/run.ts';
import { acting, answerDraw, seenDraw } from './acting.ts';
import { commitDraw } from './committing/commit.ts';
import { composeSchema } from './composing/compose.ts';
import { previewDraw } from './frame/preview.ts';
import { executeDraw } from './outcome/execute.ts';
import { substituteObject } from './outcome/substitute.ts';
import { nextInspector, substituteInspector } from './outcome/substituteInspector.ts';
import { publishDraw, publishNames } from './publishing/publish.ts';
import {
  commitBody,
  drawDetail,
  executeBody,
  idParams,
  previewResponse,
  substituteBody,
  substituteInspectorBody,
  voidBody,
} from './schemas.ts';
import { drawProposals } from './secondPerson/drawProposals.ts';
import { requireSameReplacing } from './secondPerson/seconding.ts';
import { confirmVoiding, rejectVoiding, voidDraw } from './secondPerson/voiding.ts';

const path = '/v1/draws';
const tags = ['双随机抽查'];
const answer = { 200: etagResponse('抽取任务', drawDetail), ...problemResponses };
const write = [allowStandIns('draws:write')];
const second = [allowAny(allowStandIns('draws:write'), allow('proofs:read'))];
const params = idParams;

const previewCompose = createRoute({
  method: 'post',
  path: `${path}/preview`,
  tags,
  operationId: 'previewUnsavedDraw',
  summary: '预览一份尚未保存的编制',
  middleware: [allowStandIns('draws:read')],
  request: jsonBody(composeSchema),
  responses: { 200: jsonResponse('预览', previewResponse), ...problemResponses },
});
const preview = createRoute({
  method: 'post',
  path: `${path}/{id}/preview`,
  tags,
  operationId: 'previewDraw',
  summary: '预览：按当前名录库，各组多少对象、抽多少、人员够不够',
  middleware: [allowStandIns('draws:read')],
  request: { params },
  responses: { 200: jsonResponse('预览', previewResponse), ...problemResponses },
});
const commit = createRoute({
  method: 'post',
  path: `${path}/{id}/commit`,
  tags,
  operationId: 'commitDraw',
  summary: '冻结名单并公布承诺',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(commitBody) },
  responses: answer,
});
const execute = createRoute({
  method: 'post',
  path: `${path}/{id}/execute`,
  tags,
  operationId: 'executeDraw',
  summary: '按种子抽取',
  precondition: 'if-match',
  middleware: write,
  request: { params, body: { required: false, content: { 'application/json': { schema: executeBody } } } },
  responses: answer,
});
const publish = createRoute({
  method: 'post',
  path: `${path}/{id}/publish`,
  tags,
  operationId: 'publishDraw',
  summary: '公示结果',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const publishingNames = createRoute({
  method: 'post',
  path: `${path}/{id}/publish-names`,
  tags,
  operationId: 'publishDrawNames',
  summary: '公示检查结果名单：名单随检查结果公示的抽查，公示结果之后再公示名单',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const dropping = createRoute({
  method: 'post',
  path: `${path}/{id}/proposal/reject`,
  tags,
  operationId: 'rejectDrawProposal',
  summary: '退回待另一人同意的操作，或由提出人撤回',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(rejectBody) },
  responses: answer,
});
const voiding = createRoute({
  method: 'post',
  path: `${path}/{id}/void`,
  tags,
  operationId: 'voidDraw',
  summary: '作废并公开原因；正式抽查须由另一人复核后才作废',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(voidBody) },
  responses: answer,
});
const confirmVoid = createRoute({
  method: 'post',
  path: `${path}/{id}/void/confirm`,
  tags,
  operationId: 'confirmDrawVoid',
  summary: '复核同意作废：由提出人以外的管理员或监督审计人员',
  precondition: 'if-match',
  middleware: second,
  request: { params },
  responses: answer,
});
const rejectVoid = createRoute({
  method: 'post',
  path: `${path}/{id}/void/reject`,
  tags,
  operationId: 'rejectDrawVoid',
  summary: '退回作废申请，或由提出人撤回',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(rejectBody) },
  responses: answer,
});
const substitution = createRoute({
  method: 'post',
  path: `${path}/{id}/substitutions`,
  tags,
  operationId: 'substituteObject',
  summary: '以同组第一个未用的候补替换无法检查的对象',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(substituteBody) },
  responses: answer,
});
const inspectorSubstitution = createRoute({
  method: 'post',
  path: `${path}/{id}/inspector-substitutions`,
  tags,
  operationId: 'substituteInspector',
  summary: '以本部门下一名候选人接替不能检查的人员，由规则确定；须由另一人复核的，再次请求同一内容即为同意',
  precondition: 'if-match',
  middleware: second,
  request: { params, ...jsonBody(substituteInspectorBody) },
  responses: answer,
});

/** What is done to a draw. */
export const actionRoutes = (deps: VisitRouteDeps) =>
  newRouter()
    .openapi(previewCompose, async (c) =>
      c.json(await previewDraw(c.var.store, c.req.valid('json'), deps), 200),
    )
    .openapi(preview, async (c) => {
      const { compose } = await seenDraw(c, c.req.valid('param').id);
      return c.json(await previewDraw(c.var.store, compose, deps), 200);
    })
    .openapi(commit, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'commit');
      const { store, principal } = c.var;
      const input = { by: actorOf(principal), versions: c.req.valid('json').versions };
      const go = (agreed: typeof draw) => commitDraw(store, agreed, input, deps);
      return answerDraw(
        c,
        await drawProposals.orPropose(store, draw, 'commit', { ...deps, principal }, go),
        deps,
      );
    })
    .openapi(execute, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'execute');
      const { beacon } = c.req.valid('json') ?? {};
      const executed = await executeDraw(c.var.store, draw, { by: actorOf(c.var.principal), beacon }, deps);
      return answerDraw(c, executed, deps);
    })
    .openapi(publish, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'publish');
      const { store, principal } = c.var;
      const go = (agreed: typeof draw) => publishDraw(store, agreed, actorOf(principal), deps);
      return answerDraw(
        c,
        await drawProposals.orPropose(store, draw, 'publish', { ...deps, principal }, go),
        deps,
      );
    })
    .openapi(publishingNames, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'publishNames');
      const { store, principal } = c.var;
      const go = (agreed: typeof draw) => publishNames(store, agreed, actorOf(principal), deps);
      return answerDraw(
        c,
        await drawProposals.orPropose(store, draw, 'publishNames', { ...deps, principal }, go),
        deps,
      );
    })
    .openapi(voiding, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'void');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerDraw(c, await voidDraw(c.var.store, draw, input, deps), deps);
    })
    .openapi(dropping, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'rejectProposal');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerDraw(c, await drawProposals.rejectProposal(c.var.store, draw, input, deps), deps);
    })
    .openapi(confirmVoid, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'confirmVoid');
      const by = actorOf(c.var.principal);
      return answerDraw(c, await confirmVoiding(c.var.store, draw, by, deps), deps);
    })
    .openapi(rejectVoid, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'rejectVoid');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      return answerDraw(c, await rejectVoiding(c.var.store, draw, input, deps), deps);
    })
    .openapi(substitution, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'substitute');
      const input = { by: actorOf(c.var.principal), ...c.req.valid('json') };
      const after = await substituteObject(c.var.store, draw, input, deps);
      if (after.visits) await followVisits(c.var.store, deps, after.visits.dispatch);
      return answerDraw(c, after, deps);
    })
    .openapi(inspectorSubstitution, async (c) => {
      const draw = await acting(c, c.req.valid('param').id, 'substituteInspector');
      const { store, principal } = c.var;
      const replacing = c.req.valid('json');
      requireSameReplacing(draw, replacing);
      const substitute = await nextInspector(store, draw, replacing);
      const { proposal } = draw;
      const by = actorOf(principal);
      const who = proposal ? { by: proposal.by, second: by } : { by };
      const go = (agreed: typeof draw) =>
        substituteInspector(store, agreed, { ...replacing, ...who, substitute }, deps);
      const caller = { ...deps, principal };
      const done = await drawProposals.orPropose(store, draw, 'substituteInspector', caller, go, {
        replacing,
      });
      if (done.visits) await followVisits(store, deps, done.visits.dispatch);
      return answerDraw(c, done, deps);
    });
