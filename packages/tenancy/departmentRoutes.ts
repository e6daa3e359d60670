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
} from '@mingcha/http';
import { type PageQuery, queryWanted, replace, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import {
  type Department,
  departmentChange,
  departmentEntity,
  departmentLabels,
  departmentNames,
  departmentSchema,
} from './department.ts';
import { addDepartment, writePlaced } from './departmentAdd.ts';
import { departmentList, departmentQuery } from './departmentList.ts';
import { removeDepartment } from './departmentUse.ts';
import type { TenancyDeps } from './routes.ts';

const params = z.object({ id: z.string().max(60) });
const path = '/v1/departments';
const one = `${path}/{id}`;
const tags = ['租户'];
const answer = { 200: etagResponse('部门', departmentSchema), ...problemResponses };
const read = [allow('tenancy:read')];
const write = [allow('tenancy:write')];

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listDepartments',
  summary: '部门列表',
  middleware: read,
  request: { query: listQuery.extend(departmentQuery.shape) },
  responses: { 200: jsonResponse('部门列表', pageOf(departmentSchema)), ...problemResponses },
});
const exporting = exportRoute(departmentList, {
  path,
  tags,
  operationId: 'exportDepartments',
  middleware: read,
  query: departmentQuery,
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getDepartment',
  summary: '部门',
  middleware: read,
  request: { params },
  responses: answer,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createDepartment',
  summary: '新增部门',
  middleware: write,
  request: jsonBody(departmentSchema.strict()),
  responses: { 201: etagResponse('部门', departmentSchema), ...problemResponses },
});
const patch = createRoute({
  method: 'patch',
  path: one,
  tags,
  operationId: 'updateDepartment',
  summary: '修改部门',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(departmentChange) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteDepartment',
  summary: '删除部门',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

const audited = ({ id, name }: Department) => ({ id, name });

const load = async (store: TenantStore, id: string) =>
  found(await store.get(departmentEntity, { id }), '该部门');

const sourceOf = (store: TenantStore, { kind }: z.infer<typeof departmentQuery>) => ({
  page: async (page: PageQuery) => {
    const wanted = (one: Department) => kind === undefined || one.kind === kind;
    return pageResponse<Department>(await queryWanted(store, departmentEntity, [], { wanted }, page));
  },
  about: () => departmentNames(store),
});

export const departmentRoutes = ({ callers, departmentUses = [], ...deps }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      return c.json(await answerList(c.var.store, departmentList, query, sourceOf(c.var.store, query)), 200);
    })
    .openapi(exporting, async (c) => {
      const query = c.req.valid('query');
      return answerListFile(c, departmentList, query, sourceOf(c.var.store, query), deps);
    })
    .openapi(get, async (c) => {
      return c.json(itemResponse(c, await load(c.var.store, c.req.valid('param').id)), 200);
    })
    .openapi(post, async (c) => {
      const item = c.req.valid('json');
      await addDepartment(c.var, item, deps.clock);
      callers.forget(c.var.principal.tenant);
      return c.json(itemResponse(c, { ...item, lock: 1 }), 201);
    })
    .openapi(patch, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      requireLock(c, { lock });
      const { parent = item.parent, ...change } = c.req.valid('json');
      const next = departmentSchema.parse({ ...item, ...change, parent: parent ?? undefined });
      await writePlaced(
        c.var.store,
        next,
        item,
        replace(departmentEntity, next, lock),
        ...audit(deps.clock, actorOf(c.var.principal), 'department.update', audited(next), {
          changes: auditChanges(item, next, departmentLabels),
        }),
      );
      callers.forget(c.var.principal.tenant);
      return c.json(itemResponse(c, { ...next, lock: lock + 1 }), 200);
    })
    .openapi(del, async (c) => {
      const item = await load(c.var.store, c.req.valid('param').id);
      requireLock(c, item);
      await removeDepartment(
        c.var.store,
        item,
        departmentUses,
        ...audit(deps.clock, actorOf(c.var.principal), 'department.delete', audited(item)),
      );
      callers.forget(c.var.principal.tenant);
      return c.body(null, 204);
    });
