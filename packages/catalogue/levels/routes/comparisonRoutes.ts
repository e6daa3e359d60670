import {
  allow,
  answerRowsFile,
  createRoute,
  fileResponses,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { pageRows, sideBySide, type TenantStore } from '@mingcha/store';
import { findTenant, grantedCities } from '@mingcha/tenancy';
import * as z from 'zod';
import { draftOf, listOf } from '../draft.ts';
import type { Side } from '../matrix.ts';
import { calledOf, type Edition, editionOf, publishedVersion, requireAbove } from '../published.ts';
import { type Refusal, refusalKind } from '../refusals.ts';
import {
  comparisonFileQuery,
  comparisonFileResponses,
  comparisonQuery,
  comparisonResponses,
  format,
  ownComparisonFileQuery,
  ownComparisonQuery as ownQuery,
} from './comparisonSchemas.ts';
import { comparison, mostExported } from './comparisonViews.ts';
import { answerComparisonFile, type LevelRouteDeps, refusalColumns } from './files.ts';
import { editionView, refusalView } from './itemViews.ts';
import { edition, kindSchema, listParams, refusalSchema, tags } from './schemas.ts';

const provinceTags = ['省级'];
const own = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/comparison',
  tags,
  operationId: 'compareWithProvince',
  summary: '本地清单与省公布的版本逐项比较：由国家和省确定的要素中不同的，以及同一率',
  middleware: [allow('catalogue:read')],
  request: {
    params: listParams,
    query: ownQuery,
  },
  responses: comparisonResponses,
});
const exportingOwn = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/comparison:export',
  tags,
  operationId: 'exportComparisonWithProvince',
  summary: '导出本地清单与省的比较，每个不同的要素一行，记入审计日志',
  middleware: [allow('catalogue:read')],
  request: { params: listParams, query: ownComparisonFileQuery },
  responses: comparisonFileResponses,
});

const offered = z
  .object({
    list: z.string(),
    title: z.string(),
    edition: edition.optional().openapi({ description: '没有则尚未公布' }),
    cities: z.number().int().openapi({ description: '公布了这份清单的授权城市' }),
  })
  .openapi('ProvinceLevel');
const index = createRoute({
  method: 'get',
  path: '/v1/province/levels',
  tags: provinceTags,
  operationId: 'listProvinceLevels',
  summary: '有由上级确定的要素的清单，本省公布的版本和公布了它的授权城市数；一次答全，不翻页',
  middleware: [allow('province:read')],
  responses: { 200: jsonResponse('清单', pageOf(offered)), ...problemResponses },
});
const cities = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/comparison',
  tags: provinceTags,
  operationId: 'compareCities',
  summary: '各授权城市公布的版本与本省公布的版本逐项比较：不同的要素、同一率和一致的办法',
  middleware: [allow('province:read')],
  request: { params: listParams, query: comparisonQuery },
  responses: comparisonResponses,
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/comparison:export',
  tags: provinceTags,
  operationId: 'exportCityComparison',
  summary: '导出各授权城市与本省的比较，每个不同的要素一行，记入审计日志',
  middleware: [allow('province:read')],
  request: { params: listParams, query: comparisonFileQuery },
  responses: comparisonFileResponses,
});
const said = z
  .object({
    city: z.string(),
    called: z.string(),
    item: z.string(),
    name: z.string(),
    kind: kindSchema,
  })
  .extend(refusalSchema.shape)
  .openapi('CityRefusal');
const refusalQuery = listQuery.extend({
  city: z.string().max(6).optional(),
  q: z.string().trim().max(100).optional(),
});
const refusals = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/refusals',
  tags: provinceTags,
  operationId: 'listCityRefusals',
  summary: '授权城市没有采用本省清单的哪些内容，由谁、何时、为何',
  middleware: [allow('province:read')],
  request: {
    params: listParams,
    query: refusalQuery,
  },
  responses: {
    200: jsonResponse('不采用的说明', pageOf(said).extend({ total: z.number().int() })),
    ...problemResponses,
  },
});
const exportingRefusals = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/refusals:export',
  tags: provinceTags,
  operationId: 'exportCityRefusals',
  summary: '导出各授权城市不采用的说明，记入审计日志',
  middleware: [allow('province:read')],
  request: {
    params: listParams,
    query: refusalQuery.omit({ limit: true, cursor: true }).extend({ format }),
  },
  responses: { ...fileResponses('不采用的说明', ['xlsx', 'csv']), ...problemResponses },
});

/** Lists of several tenants, side by side: for a city its own and the province's, for a province those of its cities. */
export function comparisonRoutes(deps: LevelRouteDeps) {
  /** The province's edition and those of its cities. */
  async function sidesBelow(store: TenantStore, list: string) {
    const found = await listOf(store, list, deps);
    const published = await editionOf(store, found, deps);
    if (!published) throw problems.conflict('not-published', `${found.list.title}还没有公布，无从比较。`);
    return { title: found.list.title, sides: [published, ...(await editionsBelow(store.tenant, list))] };
  }

  /** A city's own list and the province's edition, and its draft where that is what is compared. */
  async function sidesAbove(store: TenantStore, list: string, of: 'draft' | 'published') {
    const found = await listOf(store, list, deps);
    const above = await requireAbove(store.tenant, list, deps);
    const draft = of === 'draft' ? await draftOf(store, found, deps) : undefined;
    const side = draft ?? (await editionOf(store, found, deps));
    if (!side) throw problems.conflict('not-published', `${found.list.title}还没有公布，请与当前草稿比较。`);
    return { title: found.list.title, sides: [above, side] as [Edition, Side], draft };
  }

  /** What the cities that let this province read them did not take over of a list, the latest first. */
  async function refusalsBelow(
    province: TenantStore,
    list: string,
    asked: { city?: string | undefined; q?: string | undefined },
  ): Promise<(Refusal & { city: string; called: string })[]> {
    const found: (Refusal & { city: string; called: string })[] = [];
    await sideBySide(await grantedCities(deps.store, province.tenant), async ({ city }) => {
      if (asked.city !== undefined && asked.city !== city) return;
      const register = openRegister(await deps.store.forTenant(city), refusalKind, { now: deps.clock });
      const { draft } = await register.heads();
      if (!draft) return;
      const called = (await findTenant(deps.store, city))?.name ?? city;
      await register.scan(draft.id, (row) => {
        const isCalled = !asked.q || row.name.includes(asked.q) || row.reason.includes(asked.q);
        if (row.list === list && isCalled) found.push({ ...row, city, called });
      });
    });
    return found.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.id < b.id ? -1 : 1));
  }

  /** What the cities that let this province read them have published of a list, in order of code. */
  async function editionsBelow(province: string, name: string): Promise<Edition[]> {
    const found: Edition[] = [];
    await sideBySide(await grantedCities(deps.store, province), async ({ city }) => {
      const store = await deps.store.forTenant(city);
      const edition = await editionOf(store, await deps.lists.find(store, name), deps);
      if (edition) found.push(edition);
    });
    return found.sort((a, b) => (a.tenant < b.tenant ? -1 : 1));
  }

  /** How many of the cities that let this province read them have published each of these lists, by its name. */
  async function citiesBelow(province: string, names: readonly string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    await sideBySide(await grantedCities(deps.store, province), async ({ city }) => {
      const store = await deps.store.forTenant(city);
      const all = (await deps.lists.all(store)).filter(({ list }) => names.includes(list.id));
      const versions = await Promise.all(all.map((one) => publishedVersion(store, one, deps)));
      for (const [i, { list }] of all.entries())
        if (versions[i]) found.set(list.id, (found.get(list.id) ?? 0) + 1);
    });
    return found;
  }

  return newRouter()
    .openapi(own, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { of, ...asked } = c.req.valid('query');
      const { title, sides, draft } = await sidesAbove(store, list, of);
      const { shown, tenants, below, ...compared } = await comparison(store, sides, asked);
      // What counties alone handle is not taken over by the city.
      const ids = shown.map(({ key, rows: [, row] }) => (below[1]!.has(key) ? undefined : row?.id));
      const etags = await draft?.etagsOf(ids.flatMap((id) => id ?? []));
      const items = compared.items.map((item, i) => {
        const etag = etags?.get(ids[i] ?? '');
        return etag === undefined ? item : { ...item, row: ids[i]!, etag };
      });
      const marked = tenants.map((one, i) => (i === 1 ? { ...one, isDraft: of === 'draft' } : one));
      return c.json({ ...compared, items, title, tenants: marked }, 200);
    })
    .openapi(exportingOwn, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { format, of, ...asked } = c.req.valid('query');
      const { title, sides } = await sidesAbove(store, list, of);
      const found = await comparison(store, sides, { ...asked, limit: mostExported });
      const file = { name: `levels/${list}/comparison`, title: `清单比较-${title}` };
      return answerComparisonFile(c, file, found, { format, asked: { of, ...asked } }, deps);
    })
    .openapi(index, async (c) => {
      const { store } = c.var;
      const all = (await deps.lists.all(store)).filter(({ kind }) => kind.inherited);
      const [called, versions, cities] = await Promise.all([
        calledOf(store.tenant, deps),
        Promise.all(all.map((one) => publishedVersion(store, one, deps))),
        citiesBelow(
          store.tenant,
          all.map(({ list }) => list.id),
        ),
      ]);
      const items = all.map(({ list: { id: list, title } }, i) => {
        const version = versions[i];
        const edition = version && editionView({ tenant: store.tenant, called, version });
        return { list, title, cities: cities.get(list) ?? 0, ...(edition && { edition }) };
      });
      return c.json({ items, next: null }, 200);
    })
    .openapi(cities, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { title, sides } = await sidesBelow(store, list);
      const { shown: _, below: __, ...compared } = await comparison(store, sides, c.req.valid('query'));
      return c.json({ ...compared, title }, 200);
    })
    .openapi(exporting, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { format, ...asked } = c.req.valid('query');
      const { title, sides } = await sidesBelow(store, list);
      const found = await comparison(store, sides, { ...asked, limit: mostExported });
      const file = { name: `province/levels/${list}`, title: `各市清单-${title}` };
      return answerComparisonFile(c, file, found, { format, asked }, deps);
    })
    .openapi(refusals, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { limit, cursor, ...asked } = c.req.valid('query');
      await listOf(store, list, deps);
      const found = await refusalsBelow(store, list, asked);
      const page = pageRows(store, `refusals ${list} ${JSON.stringify(asked)}`, found, { limit, cursor });
      const items = page.items.map((one) => {
        const { city, called, item, name, kind } = one;
        return { city, called, item, name, kind, ...refusalView(one) };
      });
      return c.json({ items, next: page.next, total: found.length }, 200);
    })
    .openapi(exportingRefusals, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { format, ...asked } = c.req.valid('query');
      const { list: described } = await listOf(store, list, deps);
      const file = {
        name: `province/levels/${list}/refusals`,
        title: `不采用的说明-${described.title}`,
        columns: refusalColumns,
      };
      const found = await refusalsBelow(store, list, asked);
      return answerRowsFile(c, file, found, undefined, { format, asked }, deps);
    });
}
