import {
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { platformTenant, provinces } from '@mingcha/kernel';
import { create, remove } from '@mingcha/store';
import * as z from 'zod';
import { grantEntity, isGranted } from './grant.ts';
import type { TenancyDeps } from './routes.ts';
import { findTenant, loadTenant } from './tenant.ts';

const path = '/v1/tenant/province-access';
const tags = ['租户'];
const access = z.object({ province: z.string(), granted: z.boolean() }).openapi('ProvinceAccess');
const answer = { 200: jsonResponse('省级查看授权', access), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getProvinceAccess',
  summary: '省级能否查看本市',
  middleware: [allow('tenancy:read')],
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path,
  tags,
  operationId: 'grantProvinceAccess',
  summary: '授权省级查看本市的抽查任务',
  middleware: [allow('tenancy:write')],
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path,
  tags,
  operationId: 'withdrawProvinceAccess',
  summary: '收回授权',
  middleware: [allow('tenancy:write')],
  responses: answer,
});

const provinceOf = (code: string) => ({ id: code, name: provinces[code] ?? code });

/** The explicit grant by which a province reads a city. Only the city gives it, and it can take it back. */
export const grantRoutes = ({ store: all, clock }: TenancyDeps) =>
  newRouter()
    .openapi(get, async (c) => {
      const { tenant } = c.var.principal;
      const province = (await findTenant(all, tenant))?.parent ?? '';
      return c.json({ province, granted: await isGranted(all, province, tenant) }, 200);
    })
    .openapi(put, async (c) => {
      const { code, parent } = await loadTenant(c.var.store);
      const by = actorOf(c.var.principal);
      if (await isGranted(all, parent, code)) return c.json({ province: parent, granted: true }, 200);
      // The record first: leave without a record would be worse than a record of leave that did not come about.
      await c.var.store.write(...audit(clock, by, 'province.grant', provinceOf(parent)));
      const grant = { province: parent, city: code, at: clock().toISOString(), by };
      await (await all.forTenant(platformTenant)).write(create(grantEntity, grant));
      return c.json({ province: parent, granted: true }, 200);
    })
    .openapi(del, async (c) => {
      const { code, parent } = await loadTenant(c.var.store);
      const platform = await all.forTenant(platformTenant);
      const grant = found(await platform.get(grantEntity, { province: parent, city: code }), '省级查看授权');
      await platform.write(remove(grantEntity, grant, grant.lock));
      await c.var.store.write(
        ...audit(clock, actorOf(c.var.principal), 'province.revoke', provinceOf(parent)),
      );
      return c.json({ province: parent, granted: false }, 200);
    });
