import { addressSchema, beginBody, beginFile, finishFile, sentSchema, sentView } from '@mingcha/attachments';
import { createRoute, jsonBody, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import type { Context } from 'hono';
import * as z from 'zod';
import { base, byReceipt, codeIn, type OutsideDeps, openCity, originIn, tags } from './deps.ts';
import { outsider } from './receipt.ts';
import { count, limits } from './tally.ts';

const security = byReceipt;
const params = z.object({ tenant: z.string().max(6) });

const begin = createRoute({
  method: 'post',
  path: `${base}/files`,
  operationId: 'beginCitizenFile',
  tags,
  security,
  summary: '上传文件第一步：取得上传地址。以提交时的同一回执码上传',
  request: { params, ...jsonBody(beginBody) },
  responses: { 201: jsonResponse('上传地址', addressSchema), ...problemResponses },
});
const finish = createRoute({
  method: 'post',
  path: `${base}/files/{id}/finish`,
  operationId: 'finishCitizenFile',
  tags,
  security,
  summary: '上传文件最后一步：检查内容与文件名是否相符',
  request: { params: params.extend({ id: z.string().max(40) }) },
  responses: { 200: jsonResponse('已上传的文件', sentSchema), ...problemResponses },
});

/** Sending files under a code, before there is a case or after. */
export function sendRoutes(deps: OutsideDeps) {
  const sender = async (c: Context, tenant: string) => {
    const hash = codeIn(c);
    const store = await openCity(deps, tenant);
    return { store, caller: outsider(store, { hash, name: '提交人', outside: 'opens' }) };
  };
  return newRouter()
    .openapi(begin, async (c) => {
      const { store, caller } = await sender(c, c.req.valid('param').tenant);
      const origin = originIn(deps, c);
      if (origin !== undefined) await count(store, limits.files, origin, deps.clock);
      const { file, address } = await beginFile(store, deps, c.req.valid('json'), caller);
      return c.json({ id: file.id, name: file.name, ...address }, 201);
    })
    .openapi(finish, async (c) => {
      const { tenant, id } = c.req.valid('param');
      const { store, caller } = await sender(c, tenant);
      return c.json(sentView(await finishFile(store, deps, id, caller)), 200);
    });
}
