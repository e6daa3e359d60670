import {
  actorOf,
  allow,
  answerList,
  answerListFile,
  audit,
  auditChanges,
  createRoute,
  etagResponse,
  exportRoute,
  found,
  itemResponse,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  pageResponse,
  problemResponses,
  requireLock,
  shownOnce,
} from '@mingcha/http';
import { type PageQuery, remove, replace, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { departmentNames } from '../department.ts';
import { partsOf, requireNoWork } from '../handover/find.ts';
import { loadRoles, namesAmong, type Roles } from '../roles/role.ts';
import type { TenancyDeps } from '../routes.ts';
import { addPerson } from './add.ts';
import { mustWait, requireNoAuditor } from './auditors.ts';
import { findPeople } from './find.ts';
import { peopleList, peopleQuery } from './peopleList.ts';
import { loginEntity, newPerson, type Person, personEntity, personLabels, personSchema } from './person.ts';
import { requirePersonRoles, rolesOfChange, writePerson } from './write.ts';

const params = z.object({ id: z.string().max(60) });
const path = '/v1/people';
const tags = ['租户'];
const change = personSchema
  .omit({ id: true, login: true, deptSince: true, leaving: true })
  .partial()
  .extend({
    dept: personSchema.shape.dept.nullable().openapi({ description: '填 null 表示不属于任何部门' }),
    inspector: personSchema.shape.inspector
      .nullable()
      .openapi({ description: '填 null 表示不是执法检查人员' }),
  })
  .strict();

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listPeople',
  summary: '人员账号列表',
  middleware: [allow('tenancy:read')],
  request: { query: listQuery.extend(peopleQuery.shape) },
  responses: { 200: jsonResponse('人员账号列表', pageOf(personSchema)), ...problemResponses },
});
const exporting = exportRoute(peopleList, {
  path,
  tags,
  operationId: 'exportPeople',
  middleware: [allow('tenancy:read')],
  query: peopleQuery,
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  operationId: 'getPerson',
  summary: '人员账号',
  middleware: [allow('tenancy:read')],
  request: { params },
  responses: { 200: etagResponse('人员账号', personSchema), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createPerson',
  summary: '新增人员账号',
  middleware: [allow('tenancy:write')],
  request: jsonBody(newPerson),
  responses: {
    201: etagResponse(
      '人员账号；初始密码只显示这一次',
      personSchema.extend({
        password: z.string().nullable().openapi({ description: '由外部身份系统管理时为 null' }),
      }),
    ),
    ...problemResponses,
  },
});
const patch = createRoute({
  method: 'patch',
  path: `${path}/{id}`,
  tags,
  operationId: 'updatePerson',
  summary: '修改或停用人员账号；停用监督审计人员或取消其岗位，须由另一名管理员作同样的修改才生效',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: { params, ...jsonBody(change) },
  responses: { 200: etagResponse('人员账号', personSchema), ...problemResponses },
});

const del = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags,
  operationId: 'deletePerson',
  summary: '删除人员账号',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

const audited = ({ id, name }: Person) => ({ id, name });

/** Roles and states in words. */
const shownBy =
  (roles: Roles) =>
  (field: string, value: unknown): unknown => {
    if (field === 'roles') return namesAmong(roles, value as string[]);
    if (field === 'status') return value === 'active' ? '启用' : '停用';
    return value;
  };

const load = async (store: TenantStore, id: string) =>
  found(await store.get(personEntity, { id }), '该人员账号');

const sourceOf = (store: TenantStore, { status, dept, role }: z.infer<typeof peopleQuery>) => ({
  page: async (page: PageQuery) =>
    pageResponse<Person>(await findPeople(store, { status, dept, role }, page)),
  about: async () => {
    const [roles, nameOf] = await Promise.all([loadRoles(store), departmentNames(store)]);
    return { roles, nameOf };
  },
});

export const personRoutes = ({
  clock,
  files,
  maxResponseBytes,
  identities,
  callers,
  isInspector,
  personWorks,
}: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, peopleList, query, sourceOf(c.var.store, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      const deps = { clock, files, maxResponseBytes };
      return answerListFile(c, peopleList, query, sourceOf(c.var.store, query), deps);
    })
    .openapi(get, async (c) => {
      return c.json(itemResponse(c, await load(c.var.store, c.req.valid('param').id)), 200);
    })
    .openapi(post, async (c) => {
      const { principal } = c.var;
      shownOnce(c);
      const { person, password } = await addPerson(c.var, c.req.valid('json'), {
        clock,
        identities,
        isInspector,
      });
      callers.forget(principal.tenant);
      return c.json(itemResponse(c, { ...person, password, lock: 1 }), 201);
    })
    .openapi(patch, async (c) => {
      const { store, principal } = c.var;
      const change = c.req.valid('json');
      const { lock, leaving, ...item } = await load(store, c.req.valid('param').id);
      requireLock(c, { lock });
      const { dept = item.dept, inspector = item.inspector, ...rest } = change;
      const moved = (dept ?? undefined) !== item.dept && { deptSince: clock().toISOString() };
      const given = {
        ...item,
        ...rest,
        ...moved,
        dept: dept ?? undefined,
        inspector: inspector ?? undefined,
      };
      const wanted = personSchema.parse(given);
      const roles = await rolesOfChange(store, { before: item, after: wanted });
      requirePersonRoles(principal, roles, { before: item, after: wanted });
      const by = actorOf(principal);
      const waits = mustWait({ ...item, leaving }, wanted, principal);
      const next = waits ? { ...item, leaving: { by, at: clock().toISOString() } } : wanted;
      await writePerson(
        store,
        { before: item, after: next },
        isInspector,
        replace(personEntity, next, lock),
        ...audit(clock, by, waits ? 'person.propose-leave' : 'person.update', audited(next), {
          changes: auditChanges(item, wanted, personLabels, shownBy(roles)),
          ...(leaving && !waits && { detail: { proposedBy: leaving.by.name } }),
        }),
      );
      callers.forget(principal.tenant);
      await identities.update({ ...next, tenant: principal.tenant });
      return c.json(itemResponse(c, { ...next, lock: lock + 1 }), 200);
    })
    .openapi(del, async (c) => {
      const { store, principal } = c.var;
      const { lock, ...item } = await load(store, c.req.valid('param').id);
      requireLock(c, { lock });
      requireNoAuditor(item);
      await requireNoWork(store, partsOf({ clock, personWorks }), item);
      const login = await store.get(loginEntity, item);
      await writePerson(
        store,
        { before: item },
        isInspector,
        remove(personEntity, item, lock),
        ...(login ? [remove(loginEntity, login, login.lock)] : []),
        ...audit(clock, actorOf(principal), 'person.delete', audited(item), {
          detail: { login: item.login },
        }),
      );
      callers.forget(principal.tenant);
      await identities.remove({ id: item.id, tenant: principal.tenant });
      return c.body(null, 204);
    });
