import {
  actorOf,
  allow,
  answerList,
  answerListFile,
  createRoute,
  etagResponse,
  exportRoute,
  fileNameHeader,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { PageQuery, TenantStore } from '@mingcha/store';
import { doneDraft, doneDraftHeaders } from '@mingcha/tenancy';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { acting, answerNotice } from './acting.ts';
import { addNotice, deleteNotice, editNotice } from './draft.ts';
import { fileTypes, requireFormat, takeFile } from './file.ts';
import { listNotices } from './list.ts';
import { loadNotice } from './notice.ts';
import { noticeList, noticeQuery } from './noticeList.ts';
import { draftBody, idParams, noticeDetail, noticeSummary, pasteBody } from './schemas.ts';
import { keptText } from './texts.ts';
import { detailOf, summaryOf } from './view.ts';

const path = '/v1/notices';
const tags = ['改革举措'];
const one = `${path}/{id}` as const;
const read = [allow('measures:read')];
const write = [allow('measures:write')];
const answer = { 200: etagResponse('通知', noticeDetail), ...problemResponses };
const file = { schema: { type: 'string' as const, format: 'binary' } };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listNotices',
  summary: '通知列表，由新到旧',
  middleware: read,
  request: { query: listQuery.extend(noticeQuery.shape) },
  responses: { 200: jsonResponse('通知列表', pageOf(noticeSummary)), ...problemResponses },
});
const exporting = exportRoute(noticeList, {
  path,
  tags,
  operationId: 'exportNotices',
  middleware: read,
  query: noticeQuery,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createNotice',
  summary: '录入通知：粘贴文字，或上传 .docx、.pdf、.txt（不超过 4 MB），读成草稿',
  middleware: [...write, requireFormat],
  request: {
    headers: z.object({
      ...fileNameHeader,
    }),
    body: {
      content: {
        'application/json': { schema: pasteBody },
        ...Object.fromEntries(fileTypes.map((type) => [type, file])),
      },
    },
  },
  responses: { 201: etagResponse('通知', noticeDetail), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getNotice',
  summary: '通知；草稿附读出的任务和待核对之处',
  middleware: read,
  request: { params: idParams },
  responses: answer,
});
const source = createRoute({
  method: 'get',
  path: `${one}/source`,
  tags,
  operationId: 'getNoticeSource',
  summary: '通知的文字，草稿中的位置以此为准',
  middleware: read,
  request: { params: idParams },
  responses: { 200: jsonResponse('文字', z.object({ text: z.string() })), ...problemResponses },
});
const put = createRoute({
  method: 'put',
  path: `${one}/draft`,
  tags,
  operationId: 'replaceNoticeDraft',
  summary: '保存草稿，整体替换',
  precondition: 'if-match',
  middleware: write,
  request: { params: idParams, headers: doneDraftHeaders, ...jsonBody(draftBody) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteNotice',
  summary: '删除草稿',
  precondition: 'if-match',
  middleware: write,
  request: { params: idParams },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

const sourceOf = (store: TenantStore, { state }: z.infer<typeof noticeQuery>) => ({
  page: async (page: PageQuery) => {
    const { items, next } = await listNotices(store, (notice) => !state || notice.state === state, page);
    return { items: items.map(summaryOf), next };
  },
  about: () => undefined,
});

/** Notices as things: taken in, listed, read, edited, removed. */
export const noticeRoutes = (deps: MeasuresDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, noticeList, query, sourceOf(c.var.store, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      return answerListFile(c, noticeList, query, sourceOf(c.var.store, query), deps);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const given = await takeFile(c, c.req.valid('json'));
      const notice = await addNotice(store, given, actorOf(principal), deps);
      c.header('location', `${path}/${notice.id}`);
      c.header('etag', '"1"');
      return c.json(await detailOf(store, notice, principal), 201);
    })
    .openapi(get, async (c) => answerNotice(c, await loadNotice(c.var.store, c.req.valid('param').id)))
    .openapi(source, async (c) => {
      const notice = await loadNotice(c.var.store, c.req.valid('param').id);
      return c.json({ text: await keptText(c.var.store, notice.source) }, 200);
    })
    .openapi(put, async (c) => {
      const notice = await acting(c, c.req.valid('param').id, 'edit');
      const edited = await editNotice(
        c.var.store,
        notice,
        { input: c.req.valid('json'), alongside: await doneDraft(c) },
        actorOf(c.var.principal),
        deps,
      );
      return answerNotice(c, edited);
    })
    .openapi(del, async (c) => {
      const notice = await acting(c, c.req.valid('param').id, 'delete');
      await deleteNotice(c.var.store, notice, actorOf(c.var.principal), deps);
      return c.body(null, 204);
    });
