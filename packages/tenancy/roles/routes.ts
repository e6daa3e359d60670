import {
  actorOf,
  allow,
  audit,
  auditChanges,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
  rightSchema,
  scopeSchema,
} from '@mingcha/http';
import { newId } from '@mingcha/kernel';
import { create, remove, replace } from '@mingcha/store';
import * as z from 'zod';
import { personSchema } from '../people/person.ts';
import type { TenancyDeps } from '../routes.ts';
import { addedRights, requireGivable } from './give.ts';
import { countHolders, peopleWith } from './holders.ts';
import { type KnownRole, loadRoles, type OwnRole, reachSchema, rightsOfReach, roleEntity } from './role.ts';
import { audited, loadOwn, roleLabels, shownRole, writeRole } from './write.ts';

const role = z
  .object({
    id: z.string().openapi({ example: 'auditor' }),
    name: z.string(),
    rights: z.array(rightSchema),
    reach: z.record(z.string(), scopeSchema).openapi({ description: '各项权限的数据范围，以权限为键' }),
    forPeople: z.boolean().openapi({ description: '可否设给人员；不可的只能设给系统接口' }),
    shipped: z.boolean().openapi({ description: '系统自带的岗位，不能修改，可以复制' }),
    people: z.number().int().openapi({ description: '有此岗位的人员账号数' }),
    clients: z.number().int().openapi({ description: '以此为岗位的系统接口数' }),
  })
  .openapi('Role');

const path = '/v1/roles';
const one = `${path}/{id}`;
const tags = ['租户'];
const params = z.object({ id: z.string().max(60) });
const answer = { 200: etagResponse('岗位', role), ...problemResponses };
const read = [allow('tenancy:read')];
const write = [allow('roles:write')];
const draft = z.object({ name: z.string().trim().min(2).max(30), reach: reachSchema }).strict();

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listRoles',
  summary: '本地区可设的岗位与各自的权限；一次答全，不翻页',
  middleware: read,
  responses: { 200: jsonResponse('岗位', pageOf(role)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getRole',
  summary: '一个岗位',
  middleware: read,
  request: { params },
  responses: answer,
});
const people = createRoute({
  method: 'get',
  path: `${one}/people`,
  tags,
  operationId: 'listRolePeople',
  summary: '有此岗位的人员账号；一次答全，不翻页',
  middleware: read,
  request: { params },
  responses: { 200: jsonResponse('人员账号', pageOf(personSchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createRole',
  summary: '新增岗位；只能给予自己也有的权限',
  middleware: write,
  request: jsonBody(draft),
  responses: { 201: etagResponse('岗位', role), ...problemResponses },
});
const patch = createRoute({
  method: 'patch',
  path: one,
  tags,
  operationId: 'updateRole',
  summary: '修改本地区自设的岗位；只能增加自己也有的权限',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(draft.partial()) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteRole',
  summary: '删除本地区自设的岗位；还有人员或系统接口使用时不能删除',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

type Counts = Awaited<ReturnType<typeof countHolders>>;

const viewOf = ({ id, name, rights, forPeople, shipped }: KnownRole, counts: Counts) => ({
  id,
  name,
  rights: [...rights.keys()],
  reach: Object.fromEntries(rights),
  forPeople,
  shipped,
  people: counts.people(id),
  clients: counts.clients(id),
});
const knownOf = ({ id, name, reach }: OwnRole): KnownRole => ({
  id,
  name,
  rights: rightsOfReach(reach),
  forPeople: true,
  shipped: false,
});

const atRight = (right: string) => `/reach/${right}`;

/** The roles that a tenant can give, the shipped ones and its own; a city's are not a province's. */
export const roleRoutes = ({ clock, callers }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { store } = c.var;
      const [roles, counts] = await Promise.all([loadRoles(store), countHolders(store)]);
      return c.json({ items: [...roles.values()].map((known) => viewOf(known, counts)), next: null }, 200);
    })
    .openapi(get, async (c) => {
      const { store } = c.var;
      const known = shownRole(await loadRoles(store), c.req.valid('param').id);
      // One that is the same in every tenant never changes.
      const view = { ...viewOf(known, await countHolders(store)), lock: known.lock ?? 1 };
      return c.json(itemResponse(c, view), 200);
    })
    .openapi(people, async (c) => {
      const { id } = shownRole(await loadRoles(c.var.store), c.req.valid('param').id);
      return c.json({ items: await peopleWith(c.var.store, id), next: null }, 200);
    })
    .openapi(post, async (c) => {
      const { store, principal } = c.var;
      const item: OwnRole = { ...c.req.valid('json'), id: newId(clock()).toLowerCase() };
      requireGivable(principal, [{ rights: rightsOfReach(item.reach), pointer: atRight }]);
      await writeRole(store, { after: item }, [
        create(roleEntity, item),
        ...audit(clock, actorOf(principal), 'role.create', audited(item), {
          changes: auditChanges(undefined, item, roleLabels.fields, roleLabels.show),
        }),
      ]);
      callers.forget(principal.tenant);
      const view = viewOf(knownOf(item), await countHolders(store));
      return c.json(itemResponse(c, { ...view, lock: 1 }), 201);
    })
    .openapi(patch, async (c) => {
      const { store, principal } = c.var;
      const { lock, ...before } = await loadOwn(store, c.req.valid('param').id);
      requireLock(c, { lock });
      const { name = before.name, reach = before.reach } = c.req.valid('json');
      const after: OwnRole = { ...before, name, reach };
      const added = addedRights(rightsOfReach(before.reach), rightsOfReach(after.reach));
      requireGivable(principal, [{ rights: added, pointer: atRight }]);
      await writeRole(store, { before, after }, [
        replace(roleEntity, after, lock),
        ...audit(clock, actorOf(principal), 'role.update', audited(after), {
          changes: auditChanges(before, after, roleLabels.fields, roleLabels.show),
        }),
      ]);
      callers.forget(principal.tenant);
      const view = viewOf(knownOf(after), await countHolders(store));
      return c.json(itemResponse(c, { ...view, lock: lock + 1 }), 200);
    })
    .openapi(del, async (c) => {
      const { store, principal } = c.var;
      const { lock, ...before } = await loadOwn(store, c.req.valid('param').id);
      requireLock(c, { lock });
      await writeRole(store, { before }, [
        remove(roleEntity, before, lock),
        ...audit(clock, actorOf(principal), 'role.delete', audited(before)),
      ]);
      callers.forget(principal.tenant);
      return c.body(null, 204);
    });
