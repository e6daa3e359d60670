import { createRoute } from '@hono/zod-openapi';
import {
  actorOf,
  allow,
  audit,
  auditChanges,
  etagAnswer,
  found,
  itemAnswer,
  jsonAnswer,
  jsonBody,
  listQuery,
  newRouter,
  pageAnswer,
  pageOf,
  problemResponses,
  requireLock,
  shownOnce,
} from '@mingcha/http';
import { newId } from '@mingcha/kernel';
import { create, replace, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { requireDepartment, writeInto } from './departmentUse.ts';
import { type Person, personEntity, personLabels, personSchema } from './person.ts';
import { roleNames } from './rights.ts';
import type { TenancyDeps } from './routes.ts';

const params = z.object({ id: z.string().max(60) });
const path = '/v1/people';
const tags = ['租户'];
const draft = personSchema.omit({ id: true, status: true }).strict();
const change = personSchema
  .omit({ id: true, login: true })
  .partial()
  .extend({ dept: personSchema.shape.dept.nullable().openapi({ description: '填 null 表示不属于任何部门' }) })
  .strict();

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: '人员账号列表',
  middleware: [allow('tenancy:read')],
  request: { query: listQuery },
  responses: { 200: jsonAnswer('人员账号列表', pageOf(personSchema)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: '人员账号',
  middleware: [allow('tenancy:read')],
  request: { params },
  responses: { 200: etagAnswer('人员账号', personSchema), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  summary: '新增人员账号',
  middleware: [allow('tenancy:write')],
  request: jsonBody(draft),
  responses: {
    201: etagAnswer(
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
  summary: '修改或停用人员账号（须带 If-Match）',
  middleware: [allow('tenancy:write')],
  request: { params, ...jsonBody(change) },
  responses: { 200: etagAnswer('人员账号', personSchema), ...problemResponses },
});

const audited = ({ id, name }: Person) => ({ id, name });

/** Roles and states in words. */
function shownValue(field: string, value: unknown): unknown {
  if (field === 'roles') return (value as string[]).map((role) => roleNames[role] ?? role);
  if (field === 'status') return value === 'active' ? '启用' : '停用';
  return value;
}

const load = async (store: TenantStore, id: string) =>
  found(await store.get(personEntity, { id }), '该人员账号');

export const personRoutes = ({ clock, identities }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      return c.json(pageAnswer(await c.var.store.query(personEntity, [], c.req.valid('query'))), 200);
    })
    .openapi(get, async (c) => {
      return c.json(itemAnswer(c, await load(c.var.store, c.req.valid('param').id)), 200);
    })
    .openapi(post, async (c) => {
      const person = { ...c.req.valid('json'), id: newId(clock()), status: 'active' as const };
      if (person.dept) await requireDepartment(c.var.store, person.dept);
      // First the sign-in, which refuses a taken login: a person without one would be a half write.
      const { password } = await identities.invite({ ...person, tenant: c.var.principal.tenant });
      shownOnce(c);
      await writeInto(
        c.var.store,
        person.dept,
        create(personEntity, person),
        ...audit(clock, actorOf(c.var.principal), 'person.create', audited(person), {
          detail: { roles: shownValue('roles', person.roles) },
        }),
      );
      return c.json(itemAnswer(c, { ...person, password, lock: 1 }), 201);
    })
    .openapi(patch, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      requireLock(c, { lock });
      const { dept = item.dept, ...rest } = c.req.valid('json');
      const next = personSchema.parse({ ...item, ...rest, dept: dept ?? undefined });
      await writeInto(
        c.var.store,
        next.dept === item.dept ? undefined : next.dept,
        replace(personEntity, next, lock),
        ...audit(clock, actorOf(c.var.principal), 'person.update', audited(next), {
          changes: auditChanges(item, next, personLabels, shownValue),
        }),
      );
      await identities.update({ ...next, tenant: c.var.principal.tenant });
      return c.json(itemAnswer(c, { ...next, lock: lock + 1 }), 200);
    });
