import { allow, createRoute, jsonResponse, newRouter, pageOf, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { pageRows, type TenantStore } from '@mingcha/store';
import { openGranted } from '@mingcha/tenancy';
import * as z from 'zod';
import type { ListKind } from '../../kinds/lists.ts';
import { decidedForCounties } from '../compared.ts';
import { type Counties, countiesOnce } from '../counties.ts';
import { countySides } from '../countySides.ts';
import { draftOf, findDraft } from '../draft.ts';
import type { Side } from '../matrix.ts';
import { editionAbove, editionOf } from '../published.ts';
import {
  comparisonFileQuery,
  comparisonFileResponses,
  comparisonQuery,
  comparisonResponses,
  ownComparisonFileQuery,
  ownComparisonQuery,
} from './comparisonSchemas.ts';
import { comparison, mostExported } from './comparisonViews.ts';
import { answerComparisonFile, type LevelRouteDeps } from './files.ts';
import { listParams, tags } from './schemas.ts';

const provinceTags = ['省级'];

const countyList = z
  .object({
    list: z.string(),
    title: z.string(),
    unit: z.string(),
    counties: z.number().int().openapi({ description: '有条目的县区' }),
  })
  .openapi('CountyList');
const index = createRoute({
  method: 'get',
  path: '/v1/levels/counties',
  tags,
  operationId: 'listCountyLists',
  summary: '当前草稿中有县区的条目、可以在县区之间比较的清单；一次答全，不翻页',
  middleware: [allow('catalogue:read')],
  responses: { 200: jsonResponse('清单', pageOf(countyList)), ...problemResponses },
});
const own = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/counties',
  tags,
  operationId: 'compareCounties',
  summary: '各县区的条目逐项比较：由国家、省和市确定的要素中不同的，同一率和一致的办法',
  middleware: [allow('catalogue:read')],
  request: { params: listParams, query: ownComparisonQuery },
  responses: comparisonResponses,
});
const exportingOwn = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/counties:export',
  tags,
  operationId: 'exportCountyComparison',
  summary: '导出各县区的比较，每个不同的要素一行，记入审计日志',
  middleware: [allow('catalogue:read')],
  request: { params: listParams, query: ownComparisonFileQuery },
  responses: comparisonFileResponses,
});

const cityParams = listParams.extend({ city: z.string().regex(/^\d{6}$/, '应为六位区划代码') });
const indexOfCity = createRoute({
  method: 'get',
  path: '/v1/province/levels/cities/{city}/counties',
  tags: provinceTags,
  operationId: 'listCountyListsOfCity',
  summary: '一个授权城市公布的清单中，有县区的条目、可以在县区之间比较的；一次答全，不翻页',
  middleware: [allow('province:read')],
  request: { params: cityParams.omit({ list: true }) },
  responses: { 200: jsonResponse('清单', pageOf(countyList)), ...problemResponses },
});
const ofCity = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/cities/{city}/counties',
  tags: provinceTags,
  operationId: 'compareCountiesOfCity',
  summary: '一个授权城市公布的版本中，各县区的条目逐项比较',
  middleware: [allow('province:read')],
  request: { params: cityParams, query: comparisonQuery },
  responses: comparisonResponses,
});
const exportingOfCity = createRoute({
  method: 'get',
  path: '/v1/province/levels/{list}/cities/{city}/counties:export',
  tags: provinceTags,
  operationId: 'exportCountyComparisonOfCity',
  summary: '导出一个授权城市各县区的比较，每个不同的要素一行，记入审计日志',
  middleware: [allow('province:read')],
  request: { params: cityParams, query: comparisonFileQuery },
  responses: comparisonFileResponses,
});

const isCompared = ({ list }: ListKind): boolean =>
  decidedForCounties(list).length > 0 &&
  list.elements.some(({ of, type }) => of === undefined && (type === 'department' || type === 'division'));

/** A city's list as its counties have it, side by side: for the city itself, and for its province where the city lets it. */
export function countyRoutes(deps: LevelRouteDeps) {
  async function listOf(store: TenantStore, name: string): Promise<ListKind> {
    const found = await deps.lists.find(store, name);
    if (!found || !isCompared(found)) throw problems.notFound('这份清单');
    return found;
  }

  const sidesOf = async (city: TenantStore, side: Side) =>
    countySides(side, await editionAbove(city.tenant, side.list.id, deps));

  async function published(city: TenantStore, found: ListKind) {
    const edition = await editionOf(city, found, deps);
    if (!edition) throw problems.conflict('not-published', `${found.list.title}还没有公布，无从比较。`);
    return sidesOf(city, edition);
  }

  async function ownSides(store: TenantStore, name: string, of: 'draft' | 'published') {
    const found = await listOf(store, name);
    const { title } = found.list;
    if (of === 'published') return { title, sides: await published(store, found), draft: undefined };
    const draft = await draftOf(store, found, deps);
    return { title, sides: await sidesOf(store, draft), draft };
  }

  async function sidesBelow(province: TenantStore, { list, city }: { list: string; city: string }) {
    const below = await openGranted(deps.store, province.tenant, city);
    const found = await listOf(below, list);
    return { title: found.list.title, sides: await published(below, found) };
  }

  /** The lists of a city of which counties have rows, as `sideOf` gives them; undefined where there is none. */
  async function countyLists(
    city: TenantStore,
    sideOf: (of: ListKind, counties: () => Promise<Counties>) => Promise<Side | undefined>,
  ) {
    const all = (await deps.lists.all(city)).filter(isCompared);
    const counties = countiesOnce(city);
    const lists = await Promise.all(
      all.map(async (one) => {
        const side = await sideOf(one, counties);
        const [, ...found] = side ? await countySides(side, undefined) : [];
        const { id: list, title, unit = '项' } = one.list;
        return found.length > 0 ? [{ list, title, unit, counties: found.length }] : [];
      }),
    );
    return lists.flat();
  }

  /** Where no county has a row there is nothing to compare. */
  const compared = async (
    store: TenantStore,
    sides: readonly Side[],
    asked: Parameters<typeof comparison>[2],
  ) =>
    sides.length > 0
      ? comparison(store, sides, asked, decidedForCounties)
      : {
          // A cursor that was not given here is refused also where nothing follows.
          ...pageRows<never>(store, 'counties without rows', [], asked),
          ...{ shown: [], below: [], total: 0, tenants: [], fields: [] },
          counts: { differing: 0, missing: 0, all: 0 },
        };

  return newRouter()
    .openapi(index, async (c) => {
      const { store } = c.var;
      const items = await countyLists(store, (one, counties) => findDraft(store, one, deps, counties));
      return c.json({ items, next: null }, 200);
    })
    .openapi(indexOfCity, async (c) => {
      const below = await openGranted(deps.store, c.var.store.tenant, c.req.valid('param').city);
      const items = await countyLists(below, (one, counties) => editionOf(below, one, deps, counties));
      return c.json({ items, next: null }, 200);
    })
    .openapi(own, async (c) => {
      const { store } = c.var;
      const { of, ...asked } = c.req.valid('query');
      const { title, sides, draft } = await ownSides(store, c.req.valid('param').list, of);
      const { shown, below: _, tenants, ...rest } = await compared(store, sides, asked);
      const etags = await draft?.etagsOf(
        shown.flatMap(({ rows }) => rows.slice(1).flatMap((row) => row?.id ?? [])),
      );
      const items = rest.items.map((item, i) => {
        const counties = shown[i]!.rows.flatMap((row, at) => {
          const etag = at === 0 ? undefined : etags?.get(row?.id ?? '');
          return row && etag !== undefined ? [{ county: sides[at]!.tenant, row: row.id, etag }] : [];
        });
        return { ...item, ...(draft && { counties }) };
      });
      const marked = tenants.map((one) => ({ ...one, isDraft: of === 'draft' }));
      return c.json({ ...rest, items, title, tenants: marked }, 200);
    })
    .openapi(exportingOwn, async (c) => {
      const { store } = c.var;
      const { list } = c.req.valid('param');
      const { format, of, ...asked } = c.req.valid('query');
      const { title, sides } = await ownSides(store, list, of);
      const found = await compared(store, sides, { ...asked, limit: mostExported });
      const file = { name: `levels/${list}/counties`, title: `县区比较-${title}` };
      return answerComparisonFile(c, file, found, { format, asked: { of, ...asked } }, deps);
    })
    .openapi(ofCity, async (c) => {
      const { store } = c.var;
      const { title, sides } = await sidesBelow(store, c.req.valid('param'));
      const { shown: _, below: __, ...rest } = await compared(store, sides, c.req.valid('query'));
      return c.json({ ...rest, title }, 200);
    })
    .openapi(exportingOfCity, async (c) => {
      const { store } = c.var;
      const { list, city } = c.req.valid('param');
      const { format, ...asked } = c.req.valid('query');
      const { title, sides } = await sidesBelow(store, { list, city });
      const found = await compared(store, sides, { ...asked, limit: mostExported });
      const file = { name: `province/levels/${list}/cities/${city}/counties`, title: `县区比较-${title}` };
      return answerComparisonFile(c, file, found, { format, asked }, deps);
    });
}
