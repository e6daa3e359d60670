import {
  actorOf,
  allow,
  audit,
  createRoute,
  cutRights,
  found,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  pageResponse,
  problemResponses,
  type Rights,
  shownOnce,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { create, remove } from '@mingcha/store';
import * as z from 'zod';
import { clientEntity, clientSchema, type KeptClient, newClient } from './client.ts';
import { departmentStands } from './departmentUse.ts';
import { guardMoves } from './people/administrators.ts';
import { requireRoles } from './roles/choose.ts';
import { requireGivable } from './roles/give.ts';
import { loadRoles, rightsAmong, rolesFor } from './roles/role.ts';
import type { TenancyDeps } from './routes.ts';
import { writeBeside } from './writeBeside.ts';

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

/** Throws `invalid` (422) where a program that delivers results could also answer for the department or approve. */
function requireApart(rights: Rights): void {
  const verbs = new Set([...rights.keys()].map((right) => /^cases:.*:(\w+)$/.exec(right)?.[1]));
  if (!verbs.has('deliver') || !(verbs.has('sign') || verbs.has('approve'))) return;
  const message =
    '报送结果的系统接口不能同时代表部门答复或者审批：结果由人员签字、复核和公示。请分设两个系统接口，或者去掉其中一项权限。';
  throw problems.invalid([{ pointer: '/scopes', message }]);
}

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
      const { store, principal } = c.var;
      const roles = await rolesFor(tenant, [given.role], () => loadRoles(store));
      const chosen = [{ role: given.role, pointer: '/role' }];
      requireRoles(roles, chosen);
      const rights = cutRights(rightsAmong(roles, [given.role]), given.scopes);
      requireGivable(principal, [{ rights, pointer: () => '/scopes' }]);
      requireApart(rights);
      const { client, clientSecret } = newClient(tenant, given, clock(), random);
      shownOnce(c);
      const operations = [
        create(clientEntity, client),
        ...audit(clock, actorOf(principal), 'client.create', audited(client), {
          detail: { role: roles.get(client.role)!.name, scopes: client.scopes },
        }),
      ];
      await writeBeside(
        store,
        operations,
        async () => {
          const moves = await guardMoves(store);
          const known = await rolesFor(tenant, [client.role], () => loadRoles(store));
          requireRoles(known, chosen);
          return [
            ...(client.dept === undefined ? [] : await departmentStands(store, client.dept)),
            ...(known.get(client.role)!.shipped ? [] : [moves]),
          ];
        },
        '同一时间有多人在修改部门或岗位，本次没有写入，请稍后再试。',
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
