import { createRoute, jsonResponse, newPublicRouter, pageOf, problemResponses } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import type { RegisterKind } from '../kind.ts';
import { suspendedNow } from '../reading/suspensions.ts';
import { filterOf } from '../routes/filterOf.ts';
import { operationWords } from '../routes/operations.ts';
import { column, openQuery } from '../routes/schemas.ts';
import { prepareKind } from '../rows/prepare.ts';
import type { Row } from '../types.ts';
import { dataRoutes } from './dataRoutes.ts';
import { listedRoute } from './listedRoute.ts';
import { listOpen, type OpenKind, openColumns, openKind, openKinds, publishedOf } from './openList.ts';
import {
  edition,
  editionOf,
  listPath,
  openParams,
  openRow,
  openTags,
  suspended,
  suspendedOf,
} from './openSchemas.ts';

type OpenListDeps = {
  clock: Clock;
  /** The store of the city that an address names; throws `not-found` (404). */
  open: (code: string) => Promise<TenantStore>;
  /** Further lists that a tenant has, by the names that they are public under. */
  further: (store: TenantStore) => Promise<readonly { name: string; kind: RegisterKind<Row> }[]>;
};

const openList = z.object({ name: z.string(), title: z.string(), edition }).openapi('OpenList');

const index = createRoute({
  method: 'get',
  path: listPath,
  tags: openTags,
  operationId: 'listOpenLists',
  summary: '公开的清单，各附最近一次公布的版本',
  request: { params: openParams },
  responses: {
    200: jsonResponse('公开的清单', z.object({ items: z.array(openList) })),
    ...problemResponses,
  },
});

const page = pageOf(openRow).extend({
  title: z.string(),
  note: z.string(),
  total: z.number().int(),
  edition,
  columns: z.array(column),
  suspended: z.array(suspended).openapi({ description: '所列各条中紧急停用的，停用期间不得作为依据' }),
});

function describe(kind: OpenKind) {
  return createRoute({
    method: 'get',
    path: `${listPath}/${kind.name}` as `${typeof listPath}/{list}`,
    tags: openTags,
    operationId: `listOpen${operationWords(kind).many}`,
    summary: `${kind.title}：公布的版本，可查询、筛选、排序`,
    request: { params: openParams, query: openQuery(openKind(kind)) },
    responses: { 200: jsonResponse(kind.title, page), ...problemResponses },
  });
}

const further = createRoute({
  method: 'get',
  path: `${listPath}/{list}`,
  tags: openTags,
  operationId: 'listOpenRows',
  summary: '任一公开清单公布的版本，可查询、排序，并按 columns 中可筛选的各列筛选',
  request: {
    params: openParams.extend({ list: z.string().max(60) }),
    query: openQuery({ columns: [] }).loose(),
  },
  responses: { 200: jsonResponse('清单', page), ...problemResponses },
});

/** The published versions of lists, for everybody: no token, no write. Of each row only what its kind declares open. */
export function openListRoutes(
  { clock, open: storeOf, further: furtherOf }: OpenListDeps,
  kinds: readonly RegisterKind<Row>[],
) {
  const open = openKinds(kinds);

  async function rowsOf(store: TenantStore, kind: OpenKind, query: z.infer<ReturnType<typeof openQuery>>) {
    const published = await publishedOf(store, kind);
    if (!published) throw problems.notFound('该清单');
    const { limit, cursor, q, sort, ...fields } = query;
    const [{ items, next, total }, { columns }, out] = await Promise.all([
      listOpen(store, kind, published.id, { limit, cursor, q, sort, filter: filterOf(fields) }),
      prepareKind(kind, { store, now: clock }),
      suspendedNow(store, kind.name, clock()),
    ]);
    return {
      next,
      total,
      items: items as unknown as Record<string, unknown>[],
      title: kind.title,
      note: kind.open.note,
      edition: editionOf(published),
      columns: openColumns(kind, columns),
      suspended: suspendedOf(items.flatMap(({ id }) => out.get(id) ?? [])),
    };
  }

  const router = newPublicRouter().openapi(index, async (c) => {
    const store = await storeOf(c.req.valid('param').tenant);
    const more = await furtherOf(store);
    const named = [
      ...open.map((kind) => ({ name: kind.name, kind })),
      ...more.flatMap(({ name, kind }) => openKinds([kind]).map((one) => ({ name, kind: one }))),
    ];
    const found = await Promise.all(named.map(({ kind }) => publishedOf(store, kind)));
    const items = named.flatMap(({ name, kind: { title } }, i) =>
      found[i] ? [{ name, title, edition: editionOf(found[i]) }] : [],
    );
    return c.json({ items }, 200);
  });
  for (const kind of open) {
    router.openapi(describe(kind), async (c) => {
      const store = await storeOf(c.req.valid('param').tenant);
      return c.json(await rowsOf(store, kind, c.req.valid('query')), 200);
    });
  }
  /** One of the lists in code, or one that the tenant has as data. */
  async function find(tenant: string, list: string) {
    const store = await storeOf(tenant);
    const own = open.find(({ name }) => name === list);
    const found = own ?? (await furtherOf(store)).find(({ name }) => name === list)?.kind;
    const [kind] = found ? openKinds([found]) : [];
    if (!kind) throw problems.notFound('该清单');
    return { store, kind };
  }

  router.route('/', listedRoute(find, clock));
  router.route('/', dataRoutes(find, clock));
  return router.openapi(further, async (c) => {
    const { tenant, list } = c.req.valid('param');
    const { store, kind } = await find(tenant, list);
    const query = openQuery(openKind(kind)).safeParse(c.req.valid('query'));
    if (!query.success) throw problems.badRequest('bad-query', '查询参数有误，请返回上一页重试。');
    return c.json(await rowsOf(store, kind, query.data), 200);
  });
}
