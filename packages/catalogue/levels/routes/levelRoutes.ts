import {
  actorOf,
  allow,
  answerRowsFile,
  createRoute,
  fileResponses,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { pageRows, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { accept, requireKnown } from '../accept.ts';
import { countiesOnce } from '../counties.ts';
import { editionsAbove, requireAbove } from '../published.ts';
import { refuse } from '../refuse.ts';
import { type Standing, standingOf } from '../standing.ts';
import { type LevelRouteDeps, levelColumns, levelLines } from './files.ts';
import { countsOf, editionView, itemViews, matching } from './itemViews.ts';
import {
  acceptBody,
  counts,
  edition,
  itemsQuery,
  levelItem,
  listParams,
  refuseBody,
  tags,
} from './schemas.ts';

const level = z
  .object({ list: z.string(), title: z.string(), unit: z.string(), edition, counts })
  .openapi('Level');

const index = createRoute({
  method: 'get',
  path: '/v1/levels',
  tags,
  operationId: 'listLevels',
  summary: '本省公布了哪些清单，本地各采用了多少、还有多少待定；一次答全，不翻页',
  middleware: [allow('catalogue:read')],
  responses: { 200: jsonResponse('上级目录', pageOf(level)), ...problemResponses },
});
const items = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/items',
  tags,
  operationId: 'listLevelItems',
  summary: '上级现行版本与本地当前版本逐项、逐要素的比较：采用时、本地、上级三方',
  middleware: [allow('catalogue:read')],
  request: { params: listParams, query: itemsQuery },
  responses: {
    200: jsonResponse(
      '逐项比较',
      pageOf(levelItem)
        .extend({
          total: z.number().int(),
          title: z.string(),
          edition,
          draft: z.string().nullable().openapi({ description: '本地的当前版本，全部采用时给出' }),
          counts,
          several: z.array(z.string()).openapi({ description: '编码有重复、不能对应的' }),
        })
        .openapi('LevelItems'),
    ),
    ...problemResponses,
  },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/levels/{list}/items:export',
  tags,
  operationId: 'exportLevelItems',
  summary: '导出所列的逐项比较，每个要素一行，记入审计日志',
  middleware: [allow('catalogue:read')],
  request: {
    params: listParams,
    query: itemsQuery
      .omit({ limit: true, cursor: true })
      .extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  },
  responses: { ...fileResponses('逐项比较', ['xlsx', 'csv']), ...problemResponses },
});
const accepting = createRoute({
  method: 'post',
  path: '/v1/levels/{list}/items:accept',
  tags,
  operationId: 'acceptLevelItems',
  summary: '采用上级的事项或者改动，写入草稿；由上级确定的要素与上级相同，其余由本地填写',
  middleware: [allow('catalogue:write')],
  request: { params: listParams, ...jsonBody(acceptBody) },
  responses: {
    200: jsonResponse(
      '写入的版本',
      z
        .object({
          number: z.number().int(),
          added: z.number().int(),
          changed: z.number().int(),
          removed: z.number().int(),
        })
        .openapi('LevelAccepted'),
    ),
    ...problemResponses,
  },
});
const refusing = createRoute({
  method: 'post',
  path: '/v1/levels/{list}/items:refuse',
  tags,
  operationId: 'refuseLevelItems',
  summary: '不采用上级的事项或者改动，写明理由；清单不变，上级可以看到',
  middleware: [allow('catalogue:write')],
  request: { params: listParams, ...jsonBody(refuseBody) },
  responses: {
    200: jsonResponse('不采用的项数', z.object({ refused: z.number().int() }).openapi('LevelRefused')),
    ...problemResponses,
  },
});

/** What a city makes of the lists that its province has published. */
export function levelRoutes(deps: LevelRouteDeps) {
  async function standing(store: TenantStore, list: string): Promise<Standing> {
    const found = await deps.lists.find(store, list);
    if (!found?.kind.inherited) throw problems.notFound('本省公布的这份清单');
    return standingOf(store, found, await requireAbove(store.tenant, list, deps), deps);
  }

  /** What is decided upon, of the edition that was seen. */
  function chosen<T extends { item: string }>(
    { above, changes }: Standing,
    body: { edition: string; items?: readonly T[] | undefined; all?: z.infer<typeof acceptBody>['all'] },
  ): readonly (T | { item: string })[] {
    if (body.edition !== above.version.id)
      throw problems.conflict(
        'edition-changed',
        `${above.called}已公示第 ${above.version.number} 版，请重新载入后再办理。`,
      );
    if ((body.items === undefined) === (body.all === undefined))
      throw problems.invalid([{ pointer: '/items', message: '请给出要办理的事项，或者全部待定的事项' }]);
    const given = body.items ?? matching(changes, { ...body.all, state: 'pending' }).filter(isClear);
    requireKnown(given, new Map(changes.map((change) => [change.item, change])));
    return given.map((one) => (body.items ? one : { item: one.item }));
  }
  const isClear = ({ elements }: Standing['changes'][number]) => !elements.some(({ conflict }) => conflict);

  return newRouter()
    .openapi(index, async (c) => {
      const { store } = c.var;
      const all = (await deps.lists.all(store)).filter(({ kind }) => kind.inherited);
      const names = all.map(({ list }) => list.id);
      const editions = await editionsAbove(store.tenant, names, deps);
      const counties = countiesOnce(store);
      const found = await Promise.all(
        all.map(async (one, i) => {
          const above = editions[i];
          if (!above) return [];
          const { id, title, unit = '项' } = one.list;
          const { changes } = await standingOf(store, one, above, deps, counties);
          return [{ list: id, title, unit, edition: editionView(above), counts: countsOf(changes) }];
        }),
      );
      return c.json({ items: found.flat(), next: null }, 200);
    })
    .openapi(items, async (c) => {
      const { store } = c.var;
      const { limit, cursor, ...asked } = c.req.valid('query');
      const whole = await standing(store, c.req.valid('param').list);
      const { above, draft, changes, several, list } = whole;
      const found = matching(changes, asked);
      const scope = `levels ${list.id} ${above.version.id} ${JSON.stringify(asked)}`;
      const page = pageRows(store, scope, found, { limit, cursor });
      return c.json(
        {
          items: await itemViews(whole, page.items),
          next: page.next,
          total: found.length,
          title: list.title,
          edition: editionView(above),
          draft: draft?.id ?? null,
          counts: countsOf(changes),
          several: several.slice(0, 50),
        },
        200,
      );
    })
    .openapi(exporting, async (c) => {
      const { list } = c.req.valid('param');
      const { format, ...asked } = c.req.valid('query');
      const whole = await standing(c.var.store, list);
      const items = await itemViews(whole, matching(whole.changes, asked));
      const file = { name: `levels/${list}`, title: `上级目录-${whole.list.title}`, columns: levelColumns };
      return answerRowsFile(c, file, levelLines(items), undefined, { format, asked }, deps);
    })
    .openapi(accepting, async (c) => {
      const { store, principal } = c.var;
      const { own, reason, draft, ...body } = c.req.valid('json');
      const whole = await standing(store, c.req.valid('param').list);
      if (body.all && draft === undefined)
        throw problems.invalid([{ pointer: '/draft', message: '全部采用时须给出所见的本地版本' }]);
      const acceptance = { items: chosen(whole, body), own, reason, ...(body.all && { draft }) };
      return c.json(await accept(store, whole, acceptance, { ...deps, by: actorOf(principal) }), 200);
    })
    .openapi(refusing, async (c) => {
      const { store, principal } = c.var;
      const { reason, ...body } = c.req.valid('json');
      const whole = await standing(store, c.req.valid('param').list);
      const refusal = { items: chosen(whole, body), reason };
      return c.json(await refuse(store, whole, refusal, { ...deps, by: actorOf(principal) }), 200);
    });
}
