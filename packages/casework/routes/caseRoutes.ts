import {
  type ApiEnv,
  actorOf,
  allowCases,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  seenVersion,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { doneDraft, doneDraftHeaders } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { seesPersonal } from '../access/sight.ts';
import { auditLook } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { doOnCase } from '../engine/command.ts';
import type { CaseCommand } from '../engine/given.ts';
import { openCaseOf } from '../engine/opening/open.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { eventsOf } from '../kept/event.ts';
import { rateCase } from '../rating/rate.ts';
import { rateBody } from '../rating/schemas.ts';
import { caseView, personalFields } from '../view/caseView.ts';
import { eventView, seesEvent } from '../view/eventView.ts';
import { caseFiles } from '../view/files.ts';
import {
  actBody,
  answerBody,
  caseSchema,
  commentBody,
  correctBody,
  eventSchema,
  openBody,
  returnBody,
} from './schemas.ts';

const path = '/v1/cases/{type}';
const tags = ['事项'];
const type = z.string().max(60);
const params = z.object({ type, id: z.string().max(40) });
const answer = { 200: etagResponse('事项', caseSchema), ...problemResponses };
const personalQuery = z.object({
  personal: z.enum(['true']).optional().openapi({ description: '查看个人信息，须有权限，记入审计日志' }),
});

const open = createRoute({
  method: 'post',
  path,
  operationId: 'openCase',
  tags,
  summary: '登记一件事项',
  middleware: [allowCases()],
  request: { params: z.object({ type }), headers: doneDraftHeaders, ...jsonBody(openBody) },
  responses: { 201: etagResponse('事项', caseSchema), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  operationId: 'getCase',
  tags,
  summary: '一件事项',
  middleware: [allowCases()],
  request: { params, query: personalQuery },
  responses: answer,
});
const events = createRoute({
  method: 'get',
  path: `${path}/{id}/events`,
  operationId: 'listCaseEvents',
  tags,
  summary: '一件事项的办理过程，由旧到新；一次答全，不翻页',
  middleware: [allowCases()],
  request: { params },
  responses: { 200: jsonResponse('办理过程', pageOf(eventSchema)), ...problemResponses },
});
const act = createRoute({
  method: 'post',
  path: `${path}/{id}/actions/{action}`,
  operationId: 'actOnCase',
  tags,
  summary: '办理：所做的操作由事项类型规定，可做的见事项的 can',
  middleware: [allowCases()],
  precondition: 'if-match',
  request: { params: params.extend({ action: z.string().max(40) }), ...jsonBody(actBody) },
  responses: answer,
});
const approve = createRoute({
  method: 'post',
  path: `${path}/{id}/approvals/{action}`,
  operationId: 'approveCaseAction',
  tags,
  summary: '审批同意一项待审批的操作',
  middleware: [allowCases()],
  request: { params: params.extend({ action: z.string().max(40) }) },
  responses: answer,
});
const takeBack = createRoute({
  method: 'post',
  path: `${path}/{id}/approvals/{action}/return`,
  operationId: 'takeBackCaseAction',
  tags,
  summary: '退回或撤回一项待审批的操作',
  middleware: [allowCases()],
  request: { params: params.extend({ action: z.string().max(40) }), ...jsonBody(returnBody) },
  responses: answer,
});
const correct = createRoute({
  method: 'post',
  path: `${path}/{id}/corrections`,
  operationId: 'correctCase',
  tags,
  summary: '更正已填写的内容：只能更正不影响由谁办理、怎样办理和期限的字段，见事项的 canCorrect',
  middleware: [allowCases()],
  precondition: 'if-match',
  request: { params, ...jsonBody(correctBody) },
  responses: answer,
});
const comment = createRoute({
  method: 'post',
  path: `${path}/{id}/comments`,
  operationId: 'commentOnCase',
  tags,
  summary: '批注：写给办理人员，当事人看不到',
  middleware: [allowCases()],
  request: { params, ...jsonBody(commentBody) },
  responses: answer,
});
const answerTask = createRoute({
  method: 'post',
  path: `${path}/{id}/tasks/{task}`,
  operationId: 'answerCaseTask',
  tags,
  summary: '答复一项任务',
  middleware: [allowCases()],
  request: { params: params.extend({ task: z.string().max(10) }), ...jsonBody(answerBody) },
  responses: answer,
});

const rate = createRoute({
  method: 'post',
  path: `${path}/{id}/rating`,
  operationId: 'rateCase',
  tags,
  summary: '评价已办结的事项：只有事项类型规定由工作人员登记评价的，才可以；凭回执评价的不能代为评价',
  middleware: [allowCases()],
  request: { params, ...jsonBody(rateBody) },
  responses: answer,
});

/** Cases: opening one, and everything that is done to it. */
export function caseRoutes(deps: CaseDeps) {
  async function shown(c: Context<ApiEnv>, seen: SeenCase, personal = false) {
    c.header('etag', etagOf(seen.found.lock));
    const caller = c.var.principal;
    return caseView(c.var.store, deps, { ...seen, caller, now: deps.clock(), personal });
  }
  const seen = (c: Context<ApiEnv>, of: { type: string; id: string }) =>
    loadSeen(c.var.store, deps, of, c.var.principal);
  async function done(c: Context<ApiEnv>, of: { type: string; id: string }, command: CaseCommand) {
    const whose = { caller: c.var.principal, seen: seenVersion(c) };
    return shown(c, await doOnCase(c.var.store, deps, of, command, whose));
  }

  return newRouter()
    .openapi(open, async (c) => {
      const { store, principal: caller } = c.var;
      const name = c.req.valid('param').type;
      const alongside = () => doneDraft(c);
      const opened = await openCaseOf(store, deps, { type: name, ...c.req.valid('json'), caller, alongside });
      c.header('location', `/v1/cases/${name}/${opened.found.id}`);
      return c.json(await shown(c, opened), 201);
    })
    .openapi(get, async (c) => {
      const about = await seen(c, c.req.valid('param'));
      const personal = c.req.valid('query').personal === 'true';
      if (personal) await recordLook(c, about);
      return c.json(await shown(c, about, personal), 200);
    })
    .openapi(events, async (c) => {
      const { found, compiled } = await seen(c, c.req.valid('param'));
      const [all, files] = await Promise.all([
        eventsOf(c.var.store, found.id),
        caseFiles(c.var.store, compiled, found.id),
      ]);
      const caller = c.var.principal;
      const shownTo = { caller, personal: false, files };
      const items = all
        .filter((event) => seesEvent(compiled, found, event, caller))
        .map((event) => eventView(compiled, found, event, shownTo));
      return c.json({ items, next: null }, 200);
    })
    .openapi(act, async (c) => {
      const { action, ...of } = c.req.valid('param');
      return c.json(await done(c, of, { do: 'act', action, ...c.req.valid('json') }), 200);
    })
    .openapi(approve, async (c) => {
      const { action, ...of } = c.req.valid('param');
      return c.json(await done(c, of, { do: 'approve', action }), 200);
    })
    .openapi(takeBack, async (c) => {
      const { action, ...of } = c.req.valid('param');
      return c.json(await done(c, of, { do: 'takeBack', action, ...c.req.valid('json') }), 200);
    })
    .openapi(correct, async (c) =>
      c.json(await done(c, c.req.valid('param'), { do: 'correct', ...c.req.valid('json') }), 200),
    )
    .openapi(comment, async (c) =>
      c.json(await done(c, c.req.valid('param'), { do: 'comment', ...c.req.valid('json') }), 200),
    )
    .openapi(rate, async (c) => {
      const { store, principal } = c.var;
      const rated = await rateCase(store, deps, c.req.valid('param'), c.req.valid('json'), principal);
      return c.json(await shown(c, rated), 200);
    })
    .openapi(answerTask, async (c) => {
      const { task, ...of } = c.req.valid('param');
      return c.json(await done(c, of, { do: 'answer', task, ...c.req.valid('json') }), 200);
    });

  /** Who looked at personal data stands in the audit log before they see it. */
  async function recordLook(c: Context<ApiEnv>, { compiled, found }: SeenCase): Promise<void> {
    const { store, principal } = c.var;
    if (!seesPersonal(compiled, found, principal))
      throw problems.forbidden('您没有查看事项中个人信息的权限，请去掉 personal 参数，查看脱敏后的内容。');
    const fields = personalFields(compiled, found, principal);
    if (fields.length === 0) return;
    await store.write(...auditLook(deps.clock, actorOf(principal), compiled, found, fields));
  }
}
