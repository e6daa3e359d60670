import {
  createRoute,
  fileResponse,
  jsonResponse,
  limitByAddress,
  listQuery,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { suspendedNow, suspendedSince } from '@mingcha/register';
import type { Store, TenantStore } from '@mingcha/store';
import { departmentNames, loadTenant, openTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { type Lists, listRegister } from '../kinds/lists.ts';
import { promiseWords } from './guide.ts';
import { answersIn, answersOf, situationOf } from './narrow.ts';
import { noticePaper } from './paper.ts';
import { allGuides, findGuide } from './reading.ts';
import { guideSchema, guidesPage } from './schemas.ts';
import { type GuideSearch, inOrder, type Place, placeOf, searchGuides } from './search.ts';

export type GuideRouteDeps = {
  store: Store;
  clock: Clock;
  lists: Lists;
  /** The case types that anybody can open now. */
  offered: (store: TenantStore) => Promise<ReadonlySet<string>>;
  publicUrl: string;
  addressOf?: ((environment: unknown) => string | undefined) | undefined;
};

const base = '/v1/citizen/{tenant}/guides';
const tags = ['办事指南'];
const security: Record<string, string[]>[] = [];
const ofTenant = z.object({ tenant: z.string().max(6) });
const ofGuide = ofTenant.extend({ list: z.string().max(40), id: z.string().max(64) });
const chosen = z.string().trim().max(60).optional();
const calls = { perSecond: 2, burst: 120 };
/** Laying out a paper takes a while. */
const papers = { perSecond: 0.5, burst: 30 };

const index = createRoute({
  method: 'get',
  path: base,
  tags,
  security,
  operationId: 'listGuides',
  summary: '办事指南：按词语、主题、服务对象和办理区域查找',
  request: {
    params: ofTenant,
    query: listQuery.extend({
      q: z.string().trim().max(60).optional().openapi({ description: '以空格分开的各词都须出现' }),
      ...{ noun: chosen, theme: chosen, audience: chosen, place: chosen },
    }),
  },
  responses: { 200: jsonResponse('办事指南', guidesPage), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${base}/{list}/{id}`,
  tags,
  security,
  operationId: 'getGuide',
  summary: '一份办事指南：问题、各种情形的材料、时限、收费、地点、依据和版本',
  request: { params: ofGuide },
  responses: { 200: jsonResponse('办事指南', guideSchema), ...problemResponses },
});
const notice = createRoute({
  method: 'get',
  path: `${base}/{list}/{id}/notice`,
  tags,
  security,
  operationId: 'downloadGuideNotice',
  summary: '一次性告知单（PDF）：按回答列出须提交的材料；没有回答的，列出可能需要的全部材料',
  request: {
    params: ofGuide,
    query: z.object({ situation: z.string().max(1_000).optional() }),
  },
  responses: {
    200: {
      description: '一次性告知单',
      content: { 'application/pdf': { schema: { type: 'string' as const, format: 'binary' } } },
    },
    ...problemResponses,
  },
});

const scopeOf = ({ tenant }: TenantStore, search: GuideSearch) =>
  `${tenant} guides ${JSON.stringify(search)}`;

/** Guides for everybody, made of the published lists. */
export function guideRoutes({
  store: all,
  clock,
  lists,
  offered,
  publicUrl,
  addressOf = () => undefined,
}: GuideRouteDeps) {
  const open = async (tenant: string) => (await openTenant(all, tenant)).store;
  /** Which rows of these lists are out of use now. */
  async function outOfUse(store: TenantStore, named: readonly string[]) {
    const found = await Promise.all(
      named.map(async (list) => [list, await suspendedNow(store, listRegister(list), clock())] as const),
    );
    const of = new Map(found);
    return ({ list = '', id = '' }: { list?: string; id?: string }) => of.get(list)?.get(id);
  }

  const router = newRouter();
  router.use('/v1/citizen/:tenant/guides/:list/:id/notice', limitByAddress(papers, addressOf, clock));
  router.use('/v1/citizen/:tenant/guides/*', limitByAddress(calls, addressOf, clock));
  return router
    .openapi(index, async (c) => {
      const store = await open(c.req.valid('param').tenant);
      const { limit, cursor, ...asked } = c.req.valid('query');
      const search = Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as GuideSearch;
      const scope = scopeOf(store, search);
      const after = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as Place);
      const [entries, nameOf, types] = await Promise.all([
        allGuides(store, lists),
        departmentNames(store),
        offered(store),
      ]);
      const { found, facets } = searchGuides(entries, search);
      const left = after ? found.filter((entry) => inOrder(placeOf(entry, search), after) > 0) : found;
      const page = left.slice(0, limit);
      const out = await outOfUse(store, [...new Set(page.map(({ list }) => list))]);
      const items = page.map(({ text: _, dept, opens, ...entry }) => ({
        ...entry,
        online: opens !== undefined && types.has(opens) && !out(entry),
        suspended: out(entry) !== undefined,
        ...(dept !== undefined && { dept: nameOf(dept) }),
      }));
      const last = page.at(-1);
      const next = last && left.length > limit ? store.cursors.sign(scope, placeOf(last, search)) : null;
      return c.json({ items, next, total: found.length, facets }, 200);
    })
    .openapi(get, async (c) => {
      const { tenant, ...of } = c.req.valid('param');
      const store = await open(tenant);
      const [{ guide, edition, members }, nameOf, types] = await Promise.all([
        findGuide(store, lists, of),
        departmentNames(store),
        offered(store),
      ]);
      const { dept, promise, opens, ...rest } = guide;
      const { number, root, at } = edition;
      const out = await outOfUse(store, [of.list, ...members.flatMap((one) => one.list ?? [])]);
      const suspension = out(of);
      return c.json(
        {
          ...rest,
          ...(dept !== undefined && { dept: nameOf(dept) }),
          ...(promise && { promise: { ...promise, text: promiseWords(promise) } }),
          ...(opens && types.has(opens.type) && !suspension && { opens }),
          ...(suspension && { suspended: { since: suspension.since, reason: suspension.reason } }),
          members: members.map((one) => ({ ...one, ...(out(one) && { suspended: true as const }) })),
          edition: { number, root, publishedAt: at },
        },
        200,
      );
    })
    .openapi(notice, async (c) => {
      const { tenant, list, id } = c.req.valid('param');
      const store = await open(tenant);
      const [{ guide, edition, members }, nameOf, { name: organ }] = await Promise.all([
        findGuide(store, lists, { list, id }),
        departmentNames(store),
        loadTenant(store),
      ]);
      const suspension = (await outOfUse(store, [list]))({ list, id });
      const answers = answersOf(guide.questions, answersIn(c.req.valid('query').situation ?? ''));
      const said = situationOf(guide.questions, answers);
      const query = said === '' ? '' : `?situation=${encodeURIComponent(said)}`;
      const paper = noticePaper(guide, {
        organ,
        dept: guide.dept === undefined ? undefined : nameOf(guide.dept),
        answers,
        isPartial: members.some(({ id: own }) => own === undefined),
        link: `${publicUrl}/public/${tenant}/guides/${list}/${id}${query}`,
        edition,
        ...(suspension && { suspended: suspendedSince(suspension) }),
      });
      const { briefingPdf } = await import('@mingcha/papers');
      return fileResponse(await briefingPdf(paper), {
        name: `${guide.name}一次性告知单.pdf`,
        type: 'application/pdf',
      }) as never;
    });
}
