import {
  type ApiRouter,
  allow,
  allowAny,
  allowCases,
  createRoute,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import * as z from 'zod';
import { addressSchema, beginBody, sentSchema, sentView } from './schemas.ts';
import { beginFile, finishFile, loadOwn, type SendDeps } from './send.ts';

const path = '/v1/files';
const tags = ['附件'];
const params = z.object({ id: z.string().max(40) });
/** Who can hand files in with something. */
const middleware = [
  allowAny(
    allowCases('open'),
    allowCases('write'),
    allowCases('sign'),
    allow('reports:write'),
    allow('reports:sign'),
  ),
];

const begin = createRoute({
  method: 'post',
  path,
  operationId: 'beginFile',
  tags,
  summary: '上传文件第一步：取得上传地址。每个文件不超过 20 MB',
  middleware,
  request: jsonBody(beginBody),
  responses: { 201: jsonResponse('上传地址', addressSchema), ...problemResponses },
});
const finish = createRoute({
  method: 'post',
  path: `${path}/{id}/finish`,
  operationId: 'finishFile',
  tags,
  summary:
    '上传文件最后一步：检查内容与文件名是否相符。通过后随办理、报告、答复一并提交，一天内没有提交的清除',
  middleware,
  request: { params },
  responses: { 200: jsonResponse('已上传的文件', sentSchema), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  operationId: 'getSentFile',
  tags,
  summary: '本人上传而尚未提交的一个文件',
  middleware,
  request: { params },
  responses: { 200: jsonResponse('已上传的文件', sentSchema), ...problemResponses },
});

/** Sending files that are handed in with something else. */
export function fileSendingRoutes(deps: SendDeps): ApiRouter {
  return newRouter()
    .openapi(begin, async (c) => {
      const { file, address } = await beginFile(c.var.store, deps, c.req.valid('json'), c.var.principal);
      return c.json({ id: file.id, name: file.name, ...address }, 201);
    })
    .openapi(finish, async (c) => {
      const file = await finishFile(c.var.store, deps, c.req.valid('param').id, c.var.principal);
      return c.json(sentView(file), 200);
    })
    .openapi(get, async (c) =>
      c.json(sentView(await loadOwn(c.var.store, c.req.valid('param').id, c.var.principal)), 200),
    );
}

/** What a route that gives a file answers: where it is fetched, as a file to be saved. */
export const fileDownload = {
  303: { description: '从所给地址下载；总是作为附件保存，不在页面中打开' },
  ...problemResponses,
};
