import {
  type ApiEnv,
  actor,
  actorOf,
  allow,
  createRoute,
  etagResponse,
  instant,
  itemResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { type Store, sideBySide, type TenantStore, WriteConflict } from '@mingcha/store';
import { findTenant, grantedCities, listTenants, openGranted } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { listedWitnesses, unavailable } from './choosable.ts';
import { type Decision, decideOnWitness } from './decide.ts';
import { provinceRule, setProvinceRule } from './provinceRule.ts';
import { loadWitness, type Witness, witnessSchema } from './witness.ts';

const tags = ['省级'];
const reads = [allow('province:read')];
const decides = [allow('province:read'), allow('tenancy:write')];
const one = '/v1/province/cities/{city}/witnesses/{id}';
const params = z.object({ city: z.string().regex(/^\d{6}$/), id: z.string().max(40) });

const cityWitness = witnessSchema
  .extend({
    city: z.string(),
    cityName: z.string(),
    unavailable: unavailable.optional(),
  })
  .openapi('CityWitness');
const answer = { 200: etagResponse('见证方', witnessSchema), ...problemResponses };

const rule = z
  .object({
    required: z.boolean().openapi({ description: '各市的见证方须经本省确认才能参加抽查' }),
    at: instant.optional(),
    by: actor.optional(),
    cities: z
      .array(z.object({ code: z.string(), name: z.string(), granted: z.boolean() }))
      .openapi({ description: '本省各市，和是否授权本省查看；没有授权的，本省看不到其登记，不能确认' }),
  })
  .openapi('ProvinceWitnessRule');

const getRule = createRoute({
  method: 'get',
  path: '/v1/province/witness-rule',
  tags,
  operationId: 'getProvinceWitnessRule',
  summary: '各市的见证方是否须经本省确认',
  middleware: reads,
  responses: { 200: etagResponse('确认要求', rule), ...problemResponses },
});
const putRule = createRoute({
  method: 'put',
  path: '/v1/province/witness-rule',
  tags,
  operationId: 'setProvinceWitnessRule',
  summary: '要求各市的见证方须经本省确认，或取消要求；载入本省公开日志，各市下次抽查之前载入该市公开日志',
  precondition: 'if-match',
  middleware: decides,
  request: jsonBody(rule.pick({ required: true }).strict()),
  responses: { 200: etagResponse('确认要求', rule), ...problemResponses },
});
const list = createRoute({
  method: 'get',
  path: '/v1/province/witnesses',
  tags,
  operationId: 'listCityWitnesses',
  summary: '授权城市登记的见证方；一次答全，不翻页',
  middleware: reads,
  request: {
    query: z.object({
      state: z
        .enum(['waiting', 'all'])
        .default('all')
        .openapi({ description: 'waiting 为没有撤销、本省还没有决定的' }),
    }),
  },
  responses: { 200: jsonResponse('见证方', pageOf(cityWitness)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getCityWitness',
  summary: '授权城市登记的一个见证方',
  middleware: reads,
  request: { params },
  responses: answer,
});
const confirm = createRoute({
  method: 'post',
  path: `${one}/confirm`,
  tags,
  operationId: 'confirmCityWitness',
  summary: '确认见证方；载入该市公开日志',
  precondition: 'if-match',
  middleware: decides,
  request: { params },
  responses: answer,
});
const refuse = createRoute({
  method: 'post',
  path: `${one}/refuse`,
  tags,
  operationId: 'refuseCityWitness',
  summary: '不予确认，或收回确认，并写明原因；载入该市公开日志',
  precondition: 'if-match',
  middleware: decides,
  request: {
    params,
    ...jsonBody(
      z.object({ reason: z.string().trim().min(4, '请写明原因，不少于 4 个字').max(500) }).strict(),
    ),
  },
  responses: answer,
});

type Deps = { store: Store; clock: Clock };

/** The witnesses of the cities that let their province read them, by city and id. */
async function witnessesBelow({ store: all, clock }: Deps, province: TenantStore) {
  const [{ required }, grants] = await Promise.all([
    provinceRule(province),
    grantedCities(all, province.tenant),
  ]);
  const of = { required, province: province.tenant };
  const cities = new Map<string, z.infer<typeof cityWitness>[]>();
  await sideBySide(grants, async ({ city }) => {
    const [store, tenant] = await Promise.all([all.forTenant(city), findTenant(all, city)]);
    const cityName = tenant?.name ?? city;
    const listed = await listedWitnesses(store, clock(), of);
    cities.set(
      city,
      listed.map((witness) => ({ ...witness, city, cityName })),
    );
  });
  return [...cities].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, witnesses]) => witnesses);
}

/** What a province reads of its cities' witnesses, and decides about them. The city is named in the path; the grant decides. */
export function provinceWitnessRoutes(deps: Deps) {
  const { store: all, clock } = deps;
  const shownRule = async (province: TenantStore) => {
    const [kept, tenants, grants] = await Promise.all([
      provinceRule(province),
      listTenants(all),
      grantedCities(all, province.tenant),
    ]);
    const granted = new Set(grants.map(({ city }) => city));
    const cities = tenants
      .filter(({ parent }) => parent === province.tenant)
      .map(({ code, name }) => ({ code, name, granted: granted.has(code) }));
    return { ...kept, cities };
  };

  async function decide(c: Context<ApiEnv>, { city: code, id }: z.infer<typeof params>, decision: Decision) {
    const { store: province, principal } = c.var;
    const city = await openGranted(all, province.tenant, code);
    const witness = await loadWitness(city, id);
    requireLock(c, witness);
    try {
      return await decideOnWitness({ city, province }, witness, decision, { by: actorOf(principal), clock });
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      throw problems.preconditionFailed({ lock: (await loadWitness(city, id)).lock });
    }
  }

  return newRouter()
    .openapi(getRule, async (c) => c.json(itemResponse(c, await shownRule(c.var.store)), 200))
    .openapi(putRule, async (c) => {
      const { store, principal } = c.var;
      const before = await provinceRule(store);
      requireLock(c, before);
      const { required } = c.req.valid('json');
      await setProvinceRule(store, before, required, { by: actorOf(principal), clock });
      return c.json(itemResponse(c, await shownRule(store)), 200);
    })
    .openapi(list, async (c) => {
      const found = await witnessesBelow(deps, c.var.store);
      const waits = ({ withdrawn, confirmation }: Witness) => !withdrawn && !confirmation;
      const items = c.req.valid('query').state === 'all' ? found : found.filter(waits);
      return c.json({ items, next: null }, 200);
    })
    .openapi(get, async (c) => {
      const { city, id } = c.req.valid('param');
      const store = await openGranted(all, c.var.store.tenant, city);
      return c.json(itemResponse(c, await loadWitness(store, id)), 200);
    })
    .openapi(confirm, async (c) =>
      c.json(itemResponse(c, await decide(c, c.req.valid('param'), { state: 'confirmed' })), 200),
    )
    .openapi(refuse, async (c) => {
      const { reason } = c.req.valid('json');
      return c.json(
        itemResponse(c, await decide(c, c.req.valid('param'), { state: 'refused', reason })),
        200,
      );
    });
}
