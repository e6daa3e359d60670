import { rowsOf } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import {
  type ApiEnv,
  allow,
  answerList,
  answerListFile,
  createRoute,
  exportRoute,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { shanghaiYear } from '@mingcha/kernel';
import { type PageQuery, pageRows, type Store, sideBySide } from '@mingcha/store';
import { findTenant, grantedCities } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { visitType } from '../../visits/decide.ts';
import { rosterIndex } from '../dashboard/roster.ts';
import type { DashboardDeps } from '../dashboard/routes.ts';
import { plansOfYear } from '../public/plans.ts';
import { type CityLine, cityLine, cityList, cityQuery } from './list.ts';
import { cityNumbers } from './numbers.ts';

export type ProvinceLooksDeps = DashboardDeps & { store: Store };

const path = '/v1/province/inspections';
const tags = ['省级'];
const middleware = [allow('province:read')];
const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listCityInspections',
  summary: '各授权城市一年的检查情况：计划完成、覆盖面、按期、发现问题和联合检查；只有合计',
  middleware,
  request: { query: listQuery.extend(cityQuery.shape) },
  responses: {
    200: jsonResponse('各市检查情况', pageOf(cityLine).extend({ year: z.number().int() })),
    ...problemResponses,
  },
});
const exporting = exportRoute(cityList, {
  path,
  tags,
  operationId: 'exportCityInspections',
  middleware,
  query: cityQuery,
});

/** The inspections of the cities that let their province read them, side by side. */
export function provinceLooksRoutes(deps: ProvinceLooksDeps) {
  async function lineOf(code: string, year: number): Promise<CityLine> {
    const store = await deps.store.forTenant(code);
    const [tenant, rows, plans, roster, items] = await Promise.all([
      findTenant(deps.store, code),
      rowsOf(store, visitType),
      plansOfYear(store, deps, year),
      rosterIndex(store),
      publishedItems(store),
    ]);
    const deptOfItem = new Map([...items].map(([id, { dept }]) => [id, dept]));
    const kept = rows.filter(({ isArchived }) => !isArchived);
    return { code, name: tenant?.name ?? code, ...cityNumbers(kept, { year, plans, roster, deptOfItem }) };
  }

  async function linesOf(province: string, year: number): Promise<CityLine[]> {
    const lines: CityLine[] = [];
    await sideBySide(await grantedCities(deps.store, province), async ({ city }) => {
      lines.push(await lineOf(city, year));
    });
    return lines.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  const sourceOf = (c: Context<ApiEnv>, year: number) => {
    const { store, principal } = c.var;
    let lines: Promise<CityLine[]> | undefined;
    return {
      page: async (page: PageQuery) => {
        lines ??= linesOf(principal.tenant, year);
        return pageRows(store, `${path} ${year}`, await lines, page);
      },
      about: () => undefined,
    };
  };
  const yearIn = (given: number | undefined) => given ?? shanghaiYear(deps.clock());

  return newRouter()
    .openapi(list, async (c) => {
      const { year: given, ...query } = c.req.valid('query');
      const year = yearIn(given);
      const answer = await answerList(c.var.store, cityList, { ...query, year }, sourceOf(c, year));
      return c.json({ ...answer, year }, 200);
    })
    .openapi(exporting, async (c) => {
      const { year: given, ...query } = c.req.valid('query');
      const year = yearIn(given);
      return answerListFile(
        c,
        { ...cityList, title: `${year}年${cityList.title}` },
        { ...query, year },
        sourceOf(c, year),
        deps,
      );
    });
}
