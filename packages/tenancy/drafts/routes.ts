import {
  type ApiEnv,
  allowPersons,
  createRoute,
  etagOf,
  etagResponse,
  found,
  instant,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import {
  contentOf,
  createDraft,
  type Draft,
  draftKey,
  draftLimit,
  draftsOf,
  expiresAt,
  findDraft,
  keptDays,
  mostDrafts,
  packContent,
  removeDraft,
  replaceDraft,
} from './draft.ts';

const key = draftKey.openapi({ example: 'draw:new' });
const params = z.object({ key });
const content = z.record(z.string(), z.unknown()).openapi({
  description: `填写中的内容，由页面自定，转为 JSON 后不超过 ${draftLimit / 1_000} KB`,
  example: { title: '春季联合抽查' },
});
const line = z.object({ key, keptAt: instant, expiresAt: instant });
const draftSchema = line.extend({ content }).openapi('Draft');

const tags = ['租户'];
const path = '/v1/me/drafts';
const one = `${path}/{key}`;
const answer = { 200: etagResponse('草稿', draftSchema), ...problemResponses };

const middleware = [allowPersons('草稿只为登录的人员保存，系统接口没有草稿。')];

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listMyDrafts',
  summary: `本人的草稿（不含内容，最多 ${mostDrafts} 份）`,
  middleware,
  responses: { 200: jsonResponse('本人的草稿', z.object({ items: z.array(line) })), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getMyDraft',
  summary: '本人的一份草稿',
  middleware,
  request: { params },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path: one,
  tags,
  operationId: 'putMyDraft',
  summary: `保存草稿，新增或替换，${keptDays} 天后失效`,
  precondition: 'put-either',
  middleware,
  request: { params, ...jsonBody(z.object({ content }).strict()) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteMyDraft',
  summary: '放弃草稿',
  precondition: 'if-match',
  middleware,
  request: { params },
  responses: { 204: { description: '已放弃' }, ...problemResponses },
});

const lineOf = (draft: Draft) => ({ key: draft.key, keptAt: draft.keptAt, expiresAt: expiresAt(draft) });

/** A draft as a response has it; its lock is the ETag. */
async function answered(c: Context<ApiEnv>, draft: Stored<Draft>) {
  c.header('etag', etagOf(draft.lock));
  return { ...lineOf(draft), content: await contentOf(draft) };
}

/** What a person is still typing, kept for themselves alone: the owner is the token's person, so no path names another. */
export const draftRoutes = ({ clock }: { clock: Clock }) => {
  const named = (c: Context<ApiEnv>, { key }: { key: string }) => ({ owner: c.var.principal.sub, key });
  const load = async (c: Context<ApiEnv>, of: { key: string }) =>
    found(await findDraft(c.var.store, named(c, of), clock), '该草稿');
  return newRouter()
    .openapi(list, async (c) => {
      const drafts = await draftsOf(c.var.store, c.var.principal.sub, clock);
      return c.json({ items: drafts.map(lineOf) }, 200);
    })
    .openapi(get, async (c) => c.json(await answered(c, await load(c, c.req.valid('param'))), 200))
    .openapi(put, async (c) => {
      const of = c.req.valid('param');
      const draft = async (): Promise<Draft> => ({
        ...named(c, of),
        keptAt: clock().toISOString(),
        packed: await packContent(c.req.valid('json').content),
      });
      const { store } = c.var;
      if (c.req.header('if-none-match')?.trim() === '*')
        return c.json(await answered(c, await createDraft(store, await draft(), clock)), 200);
      const lock = requireLock(c, await load(c, of));
      return c.json(await answered(c, await replaceDraft(store, await draft(), lock)), 200);
    })
    .openapi(del, async (c) => {
      const draft = await load(c, c.req.valid('param'));
      requireLock(c, draft);
      await removeDraft(c.var.store, draft);
      return c.body(null, 204);
    });
};
