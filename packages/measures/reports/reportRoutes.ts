import { fileAddress, fileDownload, loadFile } from '@mingcha/attachments';
import {
  type ApiEnv,
  actorOf,
  allow,
  allowStandIns,
  createRoute,
  etagOf,
  etagResponse,
  fileElsewhere,
  jsonBody,
  jsonResponse,
  listQuery,
  namedFor,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { dateText, problems, shanghaiDate } from '@mingcha/kernel';
import { admit, statesOf } from '@mingcha/lifecycle';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { reportOwner } from '../files.ts';
import { closeComplete } from '../rounds/complete.ts';
import { actsFor, askedDepts, requireSeen } from './access.ts';
import { listForms } from './list.ts';
import { type LoadedForm, loadForm } from './place.ts';
import { reportBody, reportForm, reportParams, returnBody, submitBody } from './schemas.ts';
import { type ReportAction, reportLife } from './states.ts';
import { formParties, isByUnit, viewOf } from './view.ts';
import { actedOn, aroundReport, decideReport, saveReport, submitReport } from './write.ts';

const path = '/v1/reports';
const tags = ['进展报告'];
const params = reportParams;
const answer = { 200: etagResponse('报送表', reportForm), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listReports',
  summary: '报送表：每项举措的每个责任单位一张，未填的也在内；部门只见本部门的',
  middleware: [allowStandIns('measures:read')],
  request: {
    query: listQuery.extend({
      notice: z.string().max(40).optional().openapi({ description: '不填则为所有落实中的通知' }),
      round: dateText.optional().openapi({ description: '须与 notice 同用；不填则为报送中的轮次' }),
      dept: z.string().max(64).optional(),
      state: z
        .enum([...statesOf(reportLife), 'missing'])
        .optional()
        .openapi({ description: 'missing 为尚未填写' }),
    }),
  },
  responses: { 200: jsonResponse('报送表', pageOf(reportForm)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  operationId: 'getReport',
  summary: '一张报送表；尚未保存时 ETag 为 "0"',
  middleware: [allowStandIns('measures:read')],
  request: { params },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path: `${path}/{id}`,
  tags,
  operationId: 'replaceReport',
  summary: '保存草稿（内容整体替换）',
  precondition: 'if-match',
  middleware: [allowStandIns('reports:write')],
  request: { params, ...jsonBody(reportBody) },
  responses: answer,
});
const submit = createRoute({
  method: 'post',
  path: `${path}/{id}/submit`,
  tags,
  operationId: 'submitReport',
  summary: '签发提交：已保存的草稿，或随请求带来的内容',
  precondition: 'if-match',
  middleware: [allowStandIns('reports:sign')],
  request: { params, body: { content: { 'application/json': { schema: submitBody } } } },
  responses: answer,
});
const download = createRoute({
  method: 'get',
  path: `${path}/{id}/files/{file}`,
  tags,
  operationId: 'downloadReportFile',
  summary: '下载进展报告的一个附件',
  middleware: [allowStandIns('measures:read')],
  request: { params: params.extend({ file: z.string().max(40) }) },
  responses: fileDownload,
});
const accept = createRoute({
  method: 'post',
  path: `${path}/{id}/accept`,
  tags,
  operationId: 'acceptReport',
  summary: '采用',
  precondition: 'if-match',
  middleware: [allow('measures:write')],
  request: { params },
  responses: answer,
});
const giveBack = createRoute({
  method: 'post',
  path: `${path}/{id}/return`,
  tags,
  operationId: 'returnReport',
  summary: '退回并说明原因',
  precondition: 'if-match',
  middleware: [allow('measures:write')],
  request: { params, ...jsonBody(returnBody) },
  responses: answer,
});

/** The form a request wants to act on, when its caller may and has seen its latest state. */
async function acting(c: Context<ApiEnv>, id: string, action: ReportAction): Promise<LoadedForm> {
  const place = await loadForm(c.var.store, id);
  const parties = formParties(place, c.var.principal);
  admit(c, reportLife, { item: actedOn(place), action, parties, ...aroundReport(place, action) });
  const right = action === 'save' ? 'reports:write' : 'reports:sign';
  if (isByUnit(action))
    c.set(
      'principal',
      namedFor(c.var.principal, (one) => actsFor(one, right, place.form.dept)),
    );
  return place;
}

/** Progress reports: forms, drafts, sign-off, the office's decision. */
export function reportRoutes({ clock, files }: MeasuresDeps) {
  const shown = (c: Context<ApiEnv>, place: LoadedForm) => {
    const view = viewOf(place, c.var.principal, shanghaiDate(clock()));
    c.header('etag', etagOf(view.lock));
    return view;
  };
  const whoseOf = (c: Context<ApiEnv>) => ({ by: actorOf(c.var.principal), clock });

  return newRouter()
    .openapi(list, async (c) => {
      const { principal, store } = c.var;
      const { limit, cursor, dept, ...filter } = c.req.valid('query');
      if (filter.round !== undefined && filter.notice === undefined)
        throw problems.invalid([{ pointer: '/round', message: '按轮次查询时须同时给出 notice' }]);
      const seen = { ...filter, depts: askedDepts(principal, dept) };
      const { items, next } = await listForms(store, seen, { limit, cursor });
      const today = shanghaiDate(clock());
      return c.json({ items: items.map((place) => viewOf(place, principal, today)), next }, 200);
    })
    .openapi(get, async (c) => {
      const place = await loadForm(c.var.store, c.req.valid('param').id);
      requireSeen(c.var.principal, place.form.dept);
      return c.json(shown(c, place), 200);
    })
    .openapi(download, async (c) => {
      const { id, file } = c.req.valid('param');
      const place = await loadForm(c.var.store, id);
      requireSeen(c.var.principal, place.form.dept);
      const found = await loadFile(c.var.store, reportOwner(id), file);
      return fileElsewhere(await fileAddress(c.var.store, files, found));
    })
    .openapi(put, async (c) => {
      const place = await acting(c, c.req.valid('param').id, 'save');
      return c.json(shown(c, await saveReport(c.var.store, place, c.req.valid('json'), whoseOf(c))), 200);
    })
    .openapi(submit, async (c) => {
      const place = await acting(c, c.req.valid('param').id, 'submit');
      const { content } = c.req.valid('json');
      return c.json(shown(c, await submitReport(c.var.store, place, content, whoseOf(c))), 200);
    })
    .openapi(accept, async (c) => {
      const place = await acting(c, c.req.valid('param').id, 'accept');
      const accepted = await decideReport(c.var.store, place, { action: 'accept' }, whoseOf(c));
      await closeComplete(c.var.store, accepted.notice, accepted.round, clock);
      return c.json(shown(c, accepted), 200);
    })
    .openapi(giveBack, async (c) => {
      const place = await acting(c, c.req.valid('param').id, 'return');
      const decision = { action: 'return' as const, ...c.req.valid('json') };
      return c.json(shown(c, await decideReport(c.var.store, place, decision, whoseOf(c))), 200);
    });
}
