import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  jsonResponse,
  newPublicRouter,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import type { Store, Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { TenancyDeps } from '../routes.ts';
import { openTenant } from '../tenant.ts';
import { portalInfoOf, portalInfoSchema, savePortalInfo, shownInfoSchema } from './info.ts';

const path = '/v1/tenant/portal';
const tags = ['租户'];
const answer = { 200: etagResponse('门户信息', shownInfoSchema), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getPortalInfo',
  summary: '公开页面上的主办单位、电话、备案号等；没有填写的不显示',
  middleware: [allow('tenancy:read')],
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path,
  tags,
  operationId: 'setPortalInfo',
  summary: '填写公开页面上的主办单位、电话、备案号等；整体替换，留空的不显示',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(portalInfoSchema),
  responses: answer,
});

/** What the public pages say of the tenant, for those who fill it in. */
export const portalInfoRoutes = ({ clock }: TenancyDeps) => {
  const shown = (c: Context<ApiEnv>, info: Stored<object>) => itemResponse(c, info);
  return newRouter()
    .openapi(get, async (c) => c.json(shown(c, await portalInfoOf(c.var.store)), 200))
    .openapi(put, async (c) => {
      const before = await portalInfoOf(c.var.store);
      requireLock(c, before);
      const by = actorOf(c.var.principal);
      const after = await savePortalInfo(c.var.store, before, c.req.valid('json'), { by, clock });
      return c.json(shown(c, after), 200);
    });
};

const read = createRoute({
  method: 'get',
  path: '/public/{tenant}/portal-info',
  tags: ['本市'],
  operationId: 'readPortalInfo',
  summary: '公开页面的主办单位、电话、备案号等；没有填写的没有',
  request: { params: z.object({ tenant: z.string().max(6) }) },
  responses: { 200: jsonResponse('门户信息', shownInfoSchema), ...problemResponses },
});

/** The same, for everybody. */
export function publicInfoRoutes({ store }: { store: Store }) {
  return newPublicRouter().openapi(read, async (c) => {
    const { tenant: code } = c.req.valid('param');
    const { lock: _, ...info } = await portalInfoOf((await openTenant(store, code)).store);
    return c.json(info, 200);
  });
}
