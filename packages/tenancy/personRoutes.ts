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
import { newId, problems } from '@mingcha/kernel';
import { create, replace, type TenantStore } from '@mingcha/store';
import { audit } from './audit.ts';
import { personEntity, personSchema } from './person.ts';
import type { TenancyDeps } from './routes.ts';

const params = z.object({ id: z.string().max(60) });
const path = '/v1/people';
const tags = ['租户'];
const draft = personSchema.omit({ id: true, status: true }).strict();

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
  responses: { 200: jsonAnswer('人员账号', personSchema), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  summary: '新增人员账号',
  middleware: [allow('tenancy:write')],
  request: jsonBody(draft),
  responses: {
    201: jsonAnswer(
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
  request: { params, ...jsonBody(personSchema.omit({ id: true, login: true }).partial().strict()) },
  responses: { 200: jsonAnswer('人员账号', personSchema), ...problemResponses },
});

async function load(store: TenantStore, id: string) {
  const found = await store.get(personEntity, { id });
  if (!found) throw problems.notFound('该人员账号');
  return found;
}

export const personRoutes = ({ clock, identities }: TenancyDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const page = await c.var.store.query(personEntity, [], c.req.valid('query'));
      return c.json({ ...page, items: page.items.map(({ lock: _, ...item }) => item) }, 200);
    })
    .openapi(get, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      c.header('etag', etagOf(lock));
      return c.json(item, 200);
    })
    .openapi(post, async (c) => {
      const person = { ...c.req.valid('json'), id: newId(clock()), status: 'active' as const };
      // First the sign-in, which refuses a taken login: a person without one would be a half write.
      const { password } = await identities.invite({ ...person, tenant: c.var.principal.tenant });
      await c.var.store.write(
        create(personEntity, person),
        audit(clock, actorOf(c.var.principal), 'person.create', person.id, { roles: person.roles }),
      );
      c.header('etag', etagOf(1));
      c.header('cache-control', 'no-store');
      return c.json({ ...person, password }, 201);
    })
    .openapi(patch, async (c) => {
      const { lock, ...item } = await load(c.var.store, c.req.valid('param').id);
      requireLock(c, { lock });
      const next = personSchema.parse({ ...item, ...c.req.valid('json') });
      await c.var.store.write(
        replace(personEntity, next, lock),
        audit(clock, actorOf(c.var.principal), 'person.update', item.id, {
          fields: Object.keys(c.req.valid('json')),
        }),
      );
      await identities.update({ ...next, tenant: c.var.principal.tenant });
      c.header('etag', etagOf(lock + 1));
      return c.json(next, 200);
    });
