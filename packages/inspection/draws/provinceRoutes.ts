import { createRoute } from '@hono/zod-openapi';
import { allow, instant, jsonAnswer, listQuery, newRouter, pageOf, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { allDepartments, findTenant, grantedCities, isGranted } from '@mingcha/tenancy';
import * as z from 'zod';
import { listDraws } from './list.ts';
import { drawSummary } from './schemas.ts';
import { drawStates, publicStates } from './states.ts';
import { summaryOf } from './view.ts';

const tags = ['省级'];
const city = z.object({ code: z.string(), name: z.string(), since: instant }).openapi('GrantedCity');
/** A province knows no city's departments by their ids. */
const cityDraw = drawSummary.extend({ leadName: z.string() }).openapi('CityDraw');

const cities = createRoute({
  method: 'get',
  path: '/v1/province/cities',
  tags,
  summary: '授权本省查看的城市',
  middleware: [allow('province:read')],
  responses: { 200: jsonAnswer('城市', pageOf(city)), ...problemResponses },
});
const draws = createRoute({
  method: 'get',
  path: '/v1/province/cities/{city}/draws',
  tags,
  summary: '授权城市已承诺的抽取任务',
  middleware: [allow('province:read')],
  request: {
    params: z.object({ city: z.string().regex(/^\d{6}$/) }),
    query: listQuery.extend({
      state: z.enum(drawStates).optional(),
      year: z.coerce.number().int().min(2000).max(2200).optional(),
    }),
  },
  responses: { 200: jsonAnswer('抽取任务', pageOf(cityDraw)), ...problemResponses },
});

/** What a province reads of the cities that let it. The city is named in the path; the grant decides. */
export const provinceRoutes = ({ store: all }: { store: Store }) =>
  newRouter()
    .openapi(cities, async (c) => {
      const grants = await grantedCities(all, c.var.principal.tenant);
      const items = await Promise.all(
        grants.map(async ({ city: code, at }) => ({
          code,
          name: (await findTenant(all, code))?.name ?? code,
          since: at,
        })),
      );
      return c.json({ items, next: null }, 200);
    })
    .openapi(draws, async (c) => {
      const code = c.req.valid('param').city;
      if (!(await isGranted(all, c.var.principal.tenant, code))) throw problems.notFound('该城市');
      const { state, year, ...page } = c.req.valid('query');
      const store = await all.forTenant(code);
      const [{ items, next }, departments] = await Promise.all([
        listDraws(store, { series: 'official', state, year, states: publicStates }, page),
        allDepartments(store),
      ]);
      const names = new Map(departments.map(({ id, name }) => [id, name]));
      const named = items.map(summaryOf).map((draw) => ({
        ...draw,
        leadName: names.get(draw.leadDept) ?? draw.leadDept,
      }));
      return c.json({ items: named, next }, 200);
    });
