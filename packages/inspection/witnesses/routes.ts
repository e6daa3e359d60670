import {
  actorOf,
  allow,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { WriteConflict } from '@mingcha/store';
import { isGranted } from '@mingcha/tenancy';
import * as z from 'zod';
import type { LoggingDeps } from '../draws/deps.ts';
import { listedWitnesses, unavailable } from './choosable.ts';
import { confirmationRule } from './confirmation.ts';
import { registerWitness, withdrawWitness } from './register.ts';
import { ruleFor } from './rule.ts';
import { loadWitness, newWitness, witnessSchema } from './witness.ts';

const path = '/v1/witnesses';
const one = `${path}/{id}`;
const tags = ['见证方公开随机数'];
const params = z.object({ id: z.string().max(40) });
const listed = witnessSchema.extend({ unavailable: unavailable.optional() }).openapi('ListedWitness');
const standing = pageOf(listed).extend({
  confirmation: confirmationRule.extend({
    granted: z.boolean().openapi({ description: '本市已授权省级查看；没有授权的，省级看不到登记，不能确认' }),
  }),
});
const answer = { 200: etagResponse('见证方', witnessSchema), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listWitnesses',
  summary: '本市登记的见证方及其今天能否参加新的抽查，已撤销的也在内',
  middleware: [allow('tenancy:read')],
  responses: { 200: jsonResponse('见证方', standing), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getWitnessOfList',
  summary: '登记的见证方',
  middleware: [allow('tenancy:read')],
  request: { params },
  responses: answer,
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'registerWitness',
  summary: '登记见证方及其公钥；载入公开日志，次日起可以参加抽查见证',
  middleware: [allow('tenancy:write')],
  request: jsonBody(newWitness),
  responses: { 201: etagResponse('见证方', witnessSchema), ...problemResponses },
});
const withdraw = createRoute({
  method: 'post',
  path: `${one}/withdraw`,
  tags,
  operationId: 'withdrawWitness',
  summary: '撤销见证方并公开原因；载入公开日志',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: {
    params,
    ...jsonBody(
      z.object({ reason: z.string().trim().min(4, '请写明撤销原因，不少于 4 个字').max(500) }).strict(),
    ),
  },
  responses: answer,
});

type WitnessListDeps = Pick<LoggingDeps, 'store' | 'clock' | 'witnessProgram'>;

/** The standing list of a city's witnesses. */
export const witnessesRoutes = ({ store: all, clock, witnessProgram }: WitnessListDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { store } = c.var;
      const rule = await ruleFor(all, store.tenant);
      const [items, granted] = await Promise.all([
        listedWitnesses(store, clock(), rule),
        isGranted(all, rule.province ?? '', store.tenant),
      ]);
      return c.json({ items, next: null, confirmation: { ...rule, granted } }, 200);
    })
    .openapi(get, async (c) =>
      c.json(itemResponse(c, await loadWitness(c.var.store, c.req.valid('param').id)), 200),
    )
    .openapi(post, async (c) => {
      const by = actorOf(c.var.principal);
      const witness = await registerWitness(c.var.store, c.req.valid('json'), {
        by,
        clock,
        store: all,
        witnessProgram,
      });
      c.header('location', `${path}/${witness.id}`);
      return c.json(itemResponse(c, witness), 201);
    })
    .openapi(withdraw, async (c) => {
      const { store, principal } = c.var;
      const witness = await loadWitness(store, c.req.valid('param').id);
      requireLock(c, witness);
      const { reason } = c.req.valid('json');
      try {
        const next = await withdrawWitness(store, witness, { reason, by: actorOf(principal), clock });
        return c.json(itemResponse(c, next), 200);
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
        throw problems.preconditionFailed({ lock: (await loadWitness(store, witness.id)).lock });
      }
    });
