import {
  type ApiEnv,
  actorOf,
  audit,
  createRoute,
  etagOf,
  etagResponse,
  ifMatch,
  jsonBody,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { problems, shanghaiDate } from '@mingcha/kernel';
import { put, remove, type Stored, WriteConflict } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { personEntity } from '../people/person.ts';
import type { TenancyDeps } from '../routes.ts';
import { standInStands, wrongDays } from './check.ts';
import { type StandIn, standInEntity, standInSchema } from './standIn.ts';

const path = '/v1/me/stand-in';
const tags = ['租户'];
const person = z.object({ sub: z.string(), name: z.string() });
const shownSchema = z
  .object({
    mine: standInSchema.extend({ name: z.string() }).optional().openapi({ description: '本人指定的代办人' }),
    for: z.array(person).openapi({ description: '本人今天代谁办理' }),
  })
  .openapi('MyStandIn');
const responses = { 200: etagResponse('代办', shownSchema), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getMyStandIn',
  summary: '本人的代办人，和本人今天代谁办理；没有代办人时 ETag 为 "0"',
  responses,
});
const set = createRoute({
  method: 'put',
  path,
  tags,
  operationId: 'setMyStandIn',
  summary: '指定代办人：期间内其以本人的权限办理等本人办理的事项，记录为代办',
  precondition: 'if-match',
  request: jsonBody(standInSchema.strict()),
  responses,
});
const del = createRoute({
  method: 'delete',
  path,
  tags,
  operationId: 'removeMyStandIn',
  summary: '取消代办人',
  precondition: 'if-match',
  responses,
});

/** Who acts for the person who asks, while they are away. */
export const standInRoutes = ({ clock, callers }: TenancyDeps) => {
  const own = (c: Context<ApiEnv>) => ({ person: c.var.principal.sub });
  async function shown(c: Context<ApiEnv>, kept: Stored<StandIn> | undefined) {
    const { store, principal } = c.var;
    c.header('etag', etagOf(kept?.lock ?? 0));
    const named = kept && (await store.get(personEntity, { id: kept.standIn }));
    return {
      ...(kept && {
        mine: {
          standIn: kept.standIn,
          from: kept.from,
          until: kept.until,
          name: named?.name ?? kept.standIn,
        },
      }),
      for: (principal.standsInFor ?? []).map(({ sub, name }) => ({ sub, name })),
    };
  }
  /** The appointment as the person has seen it. Machines have none. */
  async function seen(c: Context<ApiEnv>): Promise<Stored<StandIn> | undefined> {
    if (c.var.principal.kind !== 'person') throw problems.forbidden('系统接口不能指定代办人。');
    const kept = await c.var.store.get(standInEntity, own(c));
    const lock = kept?.lock ?? 0;
    if (ifMatch(c) !== String(lock)) throw problems.preconditionFailed({ lock });
    return kept;
  }

  return newRouter()
    .openapi(get, async (c) => c.json(await shown(c, await c.var.store.get(standInEntity, own(c))), 200))
    .openapi(set, async (c) => {
      const { store, principal } = c.var;
      const before = await seen(c);
      const given = c.req.valid('json');
      const wrong = wrongDays(given, shanghaiDate(clock()));
      if (wrong.length > 0) throw problems.invalid(wrong);
      const { name, stands } = await standInStands(store, principal, given.standIn);
      const after = { ...given, ...own(c) };
      await written(
        store.write(
          put(standInEntity, after, before),
          stands,
          ...audit(
            clock,
            actorOf(principal),
            'stand-in.set',
            { id: principal.sub, name: principal.name },
            {
              others: { standIn: { kind: 'person', id: given.standIn, name } },
              detail: { from: given.from, until: given.until },
            },
          ),
        ),
      );
      callers.forget(principal.tenant);
      return c.json(await shown(c, { ...after, lock: (before?.lock ?? 0) + 1 }), 200);
    })
    .openapi(del, async (c) => {
      const { store, principal } = c.var;
      const before = await seen(c);
      if (!before) throw problems.conflict('no-stand-in', '没有指定代办人，无需取消。');
      await written(
        store.write(
          remove(standInEntity, before, before.lock),
          ...audit(clock, actorOf(principal), 'stand-in.remove', { id: principal.sub, name: principal.name }),
        ),
      );
      callers.forget(principal.tenant);
      return c.json(await shown(c, undefined), 200);
    });
};

async function written(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed();
  }
}
