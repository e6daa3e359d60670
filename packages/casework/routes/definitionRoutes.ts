import {
  type ApiEnv,
  allow,
  createRoute,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import type { CaseDeps } from '../deps.ts';
import { requireType } from '../types/caseTypes.ts';
import { comparedWith } from '../types/compared.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { type KeptType, keptTypeEntity } from '../types/entity.ts';
import { discardDraft, publishDraft, readDefinition, saveDraft, setClosed } from '../types/write.ts';
import { definitionRows } from '../view/definitionRows.ts';
import { definitionAnswer, definitionAnswers, typeParams, typePath } from './definitionAnswer.ts';
import { definitionRow, draftBody, publishBody, reasonBody } from './definitionSchemas.ts';

const path = typePath;
const tags = ['事项类型'];
const params = typeParams;
const answer = definitionAnswer;
const write = [allow('case-types:write')];
const publishing = [allow('case-types:publish')];

const list = createRoute({
  method: 'get',
  path: '/v1/case-type-definitions',
  operationId: 'listCaseTypeDefinitions',
  tags,
  summary: '全部事项类型：版本、草稿、是否受理、未办结的件数；一次答全，不翻页',
  middleware: [allow('case-types:read')],
  responses: { 200: jsonResponse('事项类型', pageOf(definitionRow)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/definition`,
  operationId: 'getCaseTypeDefinition',
  tags,
  summary: '一类事项的定义、检查结果、草稿和历次版本；尚无记录时 ETag 为 "0"',
  middleware: [allow('case-types:read')],
  request: { params },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path: `${path}/draft`,
  operationId: 'saveCaseTypeDraft',
  tags,
  summary: '保存草稿；没有的类型即为新增',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(draftBody) },
  responses: answer,
});
const discard = createRoute({
  method: 'delete',
  path: `${path}/draft`,
  operationId: 'discardCaseTypeDraft',
  tags,
  summary: '删除草稿',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: answer,
});
const publish = createRoute({
  method: 'post',
  path: `${path}/publish`,
  operationId: 'publishCaseType',
  tags,
  summary:
    '发布草稿，须为修改人以外的人；有错误的不能发布。此后登记的事项依新定义；已登记的不变，或者改用所选的部分',
  precondition: 'if-match',
  middleware: publishing,
  request: {
    params,
    body: { required: false, content: { 'application/json': { schema: publishBody } } },
  },
  responses: answer,
});
const close = createRoute({
  method: 'post',
  path: `${path}/close`,
  operationId: 'closeCaseType',
  tags,
  summary: '停止受理；已登记的照常办理',
  precondition: 'if-match',
  middleware: publishing,
  request: { params, ...jsonBody(reasonBody) },
  responses: answer,
});
const reopen = createRoute({
  method: 'post',
  path: `${path}/reopen`,
  operationId: 'reopenCaseType',
  tags,
  summary: '恢复受理',
  precondition: 'if-match',
  middleware: publishing,
  request: { params },
  responses: answer,
});

/** Definitions of case types: read, changed in a draft, published by a second person. */
export function definitionRoutes(deps: CaseDeps) {
  const { shown, seen, whose } = definitionAnswers(deps);
  async function existing(c: Context<ApiEnv>, name: string): Promise<Stored<KeptType>> {
    const kept = await seen(c, name);
    if (!kept) throw problems.conflict('no-draft', '没有待处理的草稿。');
    return kept;
  }

  const second = (c: Context<ApiEnv>) => ({ ...whose(c), principal: c.var.principal });

  return newRouter()
    .openapi(list, async (c) => c.json({ items: await definitionRows(c.var.store, deps), next: null }, 200))
    .openapi(get, async (c) => {
      const { type } = c.req.valid('param');
      const kept = await c.var.store.get(keptTypeEntity, { name: type });
      if (!kept && !deps.types.shipped(type)) throw problems.notFound('该类事项');
      return c.json(await shown(c, type, kept), 200);
    })
    .openapi(put, async (c) => {
      const { type: name } = c.req.valid('param');
      const { note, definition, patch, ...compared } = c.req.valid('json');
      const { store } = c.var;
      const before = await seen(c, name);
      const current = await deps.types.current(store, name);
      const input = patch === undefined ? { definition } : { patch };
      const type = readDefinition(name, input, current?.compiled.type);
      const { base, over } = await comparedWith(store, deps, name, compared);
      // A whole definition goes on from the draft; a patch is over what applies now.
      const kept = (patch === undefined ? before?.draft : undefined) ?? before?.published;
      const shipped = deps.types.shipped(name);
      const latest = shipped && { from: 'library' as const, hash: shipped.hash };
      const draft = { type, base: base ?? kept?.base ?? latest, over: over ?? shipped, note };
      const saved = await saveDraft(store, before, draft, whose(c));
      return c.json(await shown(c, name, saved), 200);
    })
    .openapi(discard, async (c) => {
      const { type: name } = c.req.valid('param');
      const kept = await existing(c, name);
      const draft = kept.draft && (await pinnedDefinition(c.var.store, kept.draft.hash)).compiled.type;
      return c.json(await shown(c, name, await discardDraft(c.var.store, kept, draft, whose(c))), 200);
    })
    .openapi(publish, async (c) => {
      const { type: name } = c.req.valid('param');
      const { move = [] } = c.req.valid('json') ?? {};
      const kept = await publishDraft(c.var.store, deps, await existing(c, name), second(c), move);
      return c.json(await shown(c, name, kept), 200);
    })
    .openapi(close, async (c) => closing(c, c.req.valid('param').type, c.req.valid('json').reason))
    .openapi(reopen, async (c) => closing(c, c.req.valid('param').type, undefined));

  async function closing(c: Context<ApiEnv>, name: string, reason: string | undefined) {
    const current = await requireType(deps.types, c.var.store, name);
    const kept = await seen(c, name);
    const isClosed = kept?.closed !== undefined;
    if (isClosed === (reason !== undefined))
      throw problems.conflict('type-closed', isClosed ? '已经停止受理。' : '正在受理，无需恢复。');
    const after = await setClosed(c.var.store, { ...current, kept }, reason, whose(c));
    return c.json(await shown(c, name, after), 200);
  }
}
