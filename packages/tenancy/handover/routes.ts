import {
  actorOf,
  allow,
  createRoute,
  found,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { Problem, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { personEntity } from '../people/person.ts';
import type { TenancyDeps } from '../routes.ts';
import { findWork, mostAtOnce, partsOf } from './find.ts';

const path = '/v1/people/{id}';
const tags = ['租户'];
const params = z.object({ id: z.string().max(60) });

const work = z
  .object({
    kind: z.enum(['case', 'stand-in']).openapi({ description: '事项，或代办安排' }),
    id: z.string(),
    type: z.string().optional().openapi({ description: '事项类型' }),
    title: z.string(),
    what: z.array(z.string()).openapi({ description: '为何要由本人办理' }),
  })
  .openapi('PersonalWork');
const left = work.extend({ reason: z.string().openapi({ description: '为何没有移交、怎么办' }) });

const get = createRoute({
  method: 'get',
  path: `${path}/work`,
  tags,
  operationId: 'listPersonalWork',
  summary: `只等这一人办理的：由其本人办理的事项、其提请而未批的、代办安排；最多 ${mostAtOnce} 件`,
  middleware: [allow('tenancy:write')],
  request: { params },
  responses: {
    200: jsonResponse('只等这一人办理的', z.object({ items: z.array(work), more: z.boolean() })),
    ...problemResponses,
  },
});
const post = createRoute({
  method: 'post',
  path: `${path}/handover`,
  tags,
  operationId: 'handOverWork',
  summary: '移交给另一人：逐件移交并记入审计日志，不能移交的说明原因；可以再次移交余下的',
  middleware: [allow('tenancy:write')],
  request: {
    params,
    ...jsonBody(
      z
        .object({
          to: z.string().min(1).max(60).openapi({ description: '接手的人' }),
          reason: z.string().trim().min(2, '请写明理由，至少 2 个字').max(200),
        })
        .strict(),
    ),
  },
  responses: {
    200: jsonResponse(
      '移交的结果',
      z.object({ done: z.array(work), left: z.array(left), more: z.boolean() }).openapi('Handover'),
    ),
    ...problemResponses,
  },
});

/** What waits for exactly one person, and its handover to another in one act. */
export const handoverRoutes = (deps: TenancyDeps) => {
  const { callers, clock } = deps;
  const parts = partsOf(deps);
  const load = async (store: TenantStore, id: string) =>
    found(await store.get(personEntity, { id }), '该人员账号');

  /** Who gets it: somebody else with a working account. Throws `invalid` (422) at `/to`. */
  async function taker(tenant: string, from: string, id: string) {
    const refused = (message: string) => problems.invalid([{ pointer: '/to', message }]);
    if (id === from) throw refused('不能移交给本人，请选择其他人员。');
    try {
      return await callers.find({ tenant, kind: 'person', sub: id });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 403) throw error;
      throw refused('没有这名人员，或其账号已停用，请选择其他人员。');
    }
  }

  return newRouter()
    .openapi(get, async (c) => {
      const { store } = c.var;
      const { id } = await load(store, c.req.valid('param').id);
      const { items, more } = await findWork(store, parts, id);
      return c.json({ items: items.map(({ work: one }) => one), more }, 200);
    })
    .openapi(post, async (c) => {
      const { store, principal } = c.var;
      const { lock: _, ...from } = await load(store, c.req.valid('param').id);
      const { to, reason } = c.req.valid('json');
      const init = {
        ...{ from, reason, clock, by: actorOf(principal) },
        to: { ...(await taker(principal.tenant, from.id, to)), standsInFor: [] },
      };
      const { items, more } = await findWork(store, parts, from.id);
      const done = [];
      const stays = [];
      for (const { part, work: one } of items) {
        const refused = await part.handOver(store, one, init);
        if (refused === undefined) done.push(one);
        else stays.push({ ...one, reason: refused });
      }
      callers.forget(principal.tenant);
      return c.json({ done, left: stays, more }, 200);
    });
};
