import { createRoute, z } from '@hono/zod-openapi';
import {
  actorOf,
  allow,
  etagOf,
  jsonAnswer,
  jsonBody,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { create, remove, replace, type TenantStore, WriteConflict } from '@mingcha/store';
import { audit } from './audit.ts';
import { departmentChange, departmentEntity, departmentSchema } from './department.ts';
import type { TenancyDeps } from './routes.ts';

const params = z.object({ id: z.string().max(60) });
const path = '/v1/departments';
const one = `${path}/{id}`;
const tags = ['租户'];
const answer = { 200: jsonAnswer('部门', departmentSchema), ...problemResponses };
const read = [allow('tenancy:read')];
const write = [allow('tenancy:write')];

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: '部门列表',
  middleware: read,
  request: { query: listQuery },
  responses: { 200: jsonAnswer('部门列表', pageOf(departmentSchema)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  summary: '部门',
  middleware: read,
  request: { params },
  responses: answer,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  summary: '新增部门',
  middleware: write,
  request: jsonBody(departmentSchema.strict()),
  responses: { 201: jsonAnswer('部门', departmentSchema), ...problemResponses },
});
const patch = createRoute({
  method: 'patch',
  path: one,
  tags,
  summary: '修改部门（须带 If-Match）',
  middleware: write,
  request: { params, ...jsonBody(departmentChange) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  summary: '删除部门（须带 If-Match）',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});

async function load(store: TenantStore, id: string) {
  const found = await store.get(departmentEntity, { id });
  if (!found) throw problems.notFound('该部门');
  return found;
}

export const departmentRoutes = ({ clock }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await c.var.store.query(departmentEntity, [], c.req.valid('query'));
      return c.json({ ...page, items: page.items.map(({ lock: _, ...item }) => item) }, 200);
    })
    .openapi(get, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      c.header('etag', etagOf(lock));
      return c.json(item, 200);
    })
    .openapi(post, async (c) => {
      const item = c.req.valid('json');
      try {
        await c.var.store.write(
          create(departmentEntity, item),
          audit(clock, actorOf(c.var.principal), 'department.create', item.id),
        );
      } catch (error) {
        if (error instanceof WriteConflict)
          throw problems.conflict('department-exists', '该部门编号已存在，请换一个编号。');
        throw error;
      }
      c.header('etag', etagOf(1));
      return c.json(item, 201);
    })
    .openapi(patch, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      requireLock(c, { lock });
      const next = departmentSchema.parse({ ...item, ...c.req.valid('json') });
      await c.var.store.write(
        replace(departmentEntity, next, lock),
        audit(clock, actorOf(c.var.principal), 'department.update', item.id),
      );
      c.header('etag', etagOf(lock + 1));
      return c.json(next, 200);
    })
    .openapi(del, async (c) => {
      const found = await load(c.var.store, c.req.valid('param').id);
      const lock = requireLock(c, found);
      await c.var.store.write(
        remove(departmentEntity, found, lock),
        audit(clock, actorOf(c.var.principal), 'department.delete', found.id),
      );
      return c.body(null, 204);
    });
