import {
  actorOf,
  allow,
  audit,
  createRoute,
  instant,
  jsonResponse,
  listQuery,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { divisionName, problems } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import { pageRows, type Stored } from '@mingcha/store';
import { findTenant, grantedCities, openGranted, openProofs } from '@mingcha/tenancy';
import * as z from 'zod';
import { actorAbove } from '../above.ts';
import { auditedDraw, type Draw } from './kept/draw.ts';
import { seriesOf } from './kept/numbers.ts';
import { drawLife, publicStates } from './kept/states.ts';
import { answerProof } from './outcome/answerProof.ts';
import { proofResponses } from './outcome/outcomeRoutes.ts';
import { loadDrawn } from './outcome/result.ts';
import { committedDraw } from './public/publicDraw.ts';
import { publicNames, publicRows, publicSubstitutions, publicSummary } from './public/publicView.ts';
import { isNamed, requireNamed } from './publishing/naming.ts';
import { listDraws } from './reading/list.ts';
import { summaryOf } from './reading/view.ts';
import { drawSummary } from './schemas.ts';
import type { ProofDeps } from './seed/attest.ts';

const tags = ['省级'];
const city = z
  .object({
    code: z.string(),
    name: z.string(),
    since: instant,
    proofs: z.boolean().openapi({ description: '该市授权本省监督审计人员查看完整证明' }),
  })
  .openapi('GrantedCity');
/** A province knows no city's departments by their ids. */
const cityDraw = drawSummary.extend({ leadName: z.string() }).openapi('CityDraw');
const named = z.object({ id: z.string(), name: z.string() });
const cityDrawDetail = drawSummary
  .extend({
    leadName: z.string(),
    departments: z.array(named),
    itemNames: z.array(z.string()),
    substitutions: z
      .array(z.object({ at: instant, object: named, reserve: named, reason: z.string() }))
      .openapi({ description: '公示后的候补递补' }),
  })
  .openapi('CityDrawDetail');
const cityRow = z
  .object({
    order: z.number().int(),
    id: z.string(),
    name: z.string(),
    ticket: z.string().optional(),
    pool: z.array(z.number().int()).readonly().optional(),
  })
  .openapi('CityDrawRow');
const one = z.object({ city: z.string().regex(/^\d{6}$/), id: z.string().max(40) });

const cities = createRoute({
  method: 'get',
  path: '/v1/province/cities',
  tags,
  operationId: 'listCities',
  summary: '授权本省查看的城市',
  middleware: [allow('province:read')],
  responses: { 200: jsonResponse('城市', pageOf(city)), ...problemResponses },
});
const draws = createRoute({
  method: 'get',
  path: '/v1/province/cities/{city}/draws',
  tags,
  operationId: 'listCityDraws',
  summary: '授权城市已承诺的抽取任务',
  middleware: [allow('province:read')],
  request: {
    params: z.object({ city: z.string().regex(/^\d{6}$/) }),
    query: listQuery.extend({
      state: z.enum(statesOf(drawLife)).optional(),
      year: z.coerce.number().int().min(2000).max(2200).optional(),
    }),
  },
  responses: { 200: jsonResponse('抽取任务', pageOf(cityDraw)), ...problemResponses },
});
const detail = createRoute({
  method: 'get',
  path: '/v1/province/cities/{city}/draws/{id}',
  tags,
  operationId: 'getCityDraw',
  summary: '授权城市的一次抽取任务',
  middleware: [allow('province:read')],
  request: { params: one },
  responses: { 200: jsonResponse('抽取任务', cityDrawDetail), ...problemResponses },
});
const result = createRoute({
  method: 'get',
  path: '/v1/province/cities/{city}/draws/{id}/result',
  tags,
  operationId: 'listCityDrawResult',
  summary: '授权城市已公示的抽取结果，按抽取顺序',
  middleware: [allow('province:read')],
  request: { params: one, query: listQuery },
  responses: { 200: jsonResponse('抽取结果', pageOf(cityRow)), ...problemResponses },
});

const proof = createRoute({
  method: 'get',
  path: '/v1/province/cities/{city}/draws/{id}/proof',
  tags,
  operationId: 'getCityDrawProof',
  summary:
    '授权城市一次正式抽查的完整证明，名单封存的也在内，供省级监督审计人员复算；载入该市和本省的审计日志',
  middleware: [allow('province:read'), allow('proofs:read')],
  request: { params: one },
  responses: proofResponses,
});

/** A province sees of an outcome what its city has published. */
const summary = (draw: Stored<Draw>, names: ReadonlyMap<string, string>) => {
  const seen = summaryOf(draw, draw.state === 'published' ? 'all' : 'none');
  return { ...seen, leadName: names.get(seen.leadDept) ?? seen.leadDept };
};

/** What a province reads of the cities that let it. The city is named in the path; the grant decides. */
export const provinceRoutes = (deps: ProofDeps) => {
  const { store: all, clock } = deps;
  const open = ({ tenant }: Principal, code: string) => openGranted(all, tenant, code);

  return newRouter()
    .openapi(cities, async (c) => {
      const grants = await grantedCities(all, c.var.principal.tenant);
      const items = await Promise.all(
        grants.map(async ({ city: code, at, proofs }) => ({
          code,
          name: (await findTenant(all, code))?.name ?? code,
          since: at,
          proofs: proofs !== undefined,
        })),
      );
      return c.json({ items, next: null }, 200);
    })
    .openapi(draws, async (c) => {
      const { state, year, ...page } = c.req.valid('query');
      const store = await open(c.var.principal, c.req.valid('param').city);
      const [{ items, next }, { departments }] = await Promise.all([
        listDraws(store, { series: 'official', state, year, states: publicStates }, page),
        publicNames(store),
      ]);
      return c.json({ items: items.map((draw) => summary(draw, departments)), next }, 200);
    })
    .openapi(detail, async (c) => {
      const { city: code, id } = c.req.valid('param');
      const store = await open(c.var.principal, code);
      const draw = await committedDraw(store, id);
      const names = await publicNames(store);
      const { items, departments } = await publicSummary(store, draw, names);
      const substitutions = isNamed(draw) ? await publicSubstitutions(store, draw) : [];
      const whole = {
        ...summary(draw, names.departments),
        departments,
        itemNames: items.map(({ name }) => name),
        substitutions: substitutions.map(({ at, object, reserve, reason }) => ({
          at,
          object,
          reserve: { id: reserve.id, name: reserve.name },
          reason,
        })),
      };
      return c.json(whole, 200);
    })
    .openapi(result, async (c) => {
      const { city: code, id } = c.req.valid('param');
      const store = await open(c.var.principal, code);
      const draw = await committedDraw(store, id);
      requireNamed(draw);
      const rows = publicRows(draw, await loadDrawn(store, draw));
      return c.json(pageRows(store, `outcome ${draw.id}`, rows, c.req.valid('query')), 200);
    })
    .openapi(proof, async (c) => {
      const { principal, store: own } = c.var;
      const { city: code, id } = c.req.valid('param');
      const store = await openProofs(all, principal.tenant, code);
      const draw = await committedDraw(store, id);
      if (seriesOf(draw) === 'rehearsal') throw problems.notFound('该抽取任务');
      const response = await answerProof(store, draw, { ...deps, keep: true });
      const by = actorOf(principal);
      const object = auditedDraw(draw);
      const detail = { city: divisionName(code) };
      await store.write(...audit(clock, actorAbove(by, principal.tenant), 'draw.proof', object));
      await own.write(...audit(clock, by, 'city-draw.proof', { ...object, in: code }, { detail }));
      return response;
    });
};
