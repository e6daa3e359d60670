import {
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  pageResponse,
  problemResponses,
  shownOnce,
} from '@mingcha/http';
import { create, remove } from '@mingcha/store';
import * as z from 'zod';
import { clientRolesOf, requireRoles, roleNames } from './access/rights.ts';
import { clientEntity, clientSchema, type KeptClient, newClient } from './client.ts';
import { writeInto } from './departmentUse.ts';
import type { TenancyDeps } from './routes.ts';

const path = '/v1/clients';
const tags = ['租户'];

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listClients',
  summary: '系统接口列表',
  middleware: [allow('tenancy:read')],
  request: { query: listQuery },
  responses: { 200: jsonResponse('系统接口列表', pageOf(clientSchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createClient',
  summary: '新增系统接口',
  middleware: [allow('tenancy:write')],
  request: jsonBody(clientSchema.omit({ id: true, createdAt: true }).strict()),
  responses: {
    201: jsonResponse('系统接口；密钥只显示这一次', clientSchema.extend({ clientSecret: z.string() })),
    ...problemResponses,
  },
});
const del = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags,
  operationId: 'disableClient',
  summary: '停用系统接口',
  middleware: [allow('tenancy:write')],
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: { 204: { description: '已停用' }, ...problemResponses },
});

const audited = ({ id, name }: KeptClient) => ({ id, name });

const shown = ({ secretHash: _, ...client }: KeptClient) => client;

export const clientRoutes = ({ clock, random, callers }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { items, next } = pageResponse(await c.var.store.query(clientEntity, [], c.req.valid('query')));
      return c.json({ items: items.map(shown), next }, 200);
    })
    .openapi(post, async (c) => {
      const { tenant } = c.var.principal;
      const given = c.req.valid('json');
      requireRoles(clientRolesOf(tenant), [{ role: given.role, pointer: '/role' }]);
      const { client, clientSecret } = newClient(tenant, given, clock(), random);
      shownOnce(c);
      await writeInto(
        c.var.store,
        client.dept,
        create(clientEntity, client),
        ...audit(clock, actorOf(c.var.principal), 'client.create', audited(client), {
          detail: { role: roleNames[client.role], scopes: client.scopes },
        }),
      );
      return c.json({ ...shown(client), clientSecret }, 201);
    })
    .openapi(del, async (c) => {
      const { id } = c.req.valid('param');
      const item = found(await c.var.store.get(clientEntity, { id }), '该系统接口');
      await c.var.store.write(
        remove(clientEntity, item, item.lock),
        ...audit(clock, actorOf(c.var.principal), 'client.delete', audited(item)),
      );
      callers.forget(c.var.principal.tenant);
      return c.body(null, 204);
    });
