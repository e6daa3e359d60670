import { createRoute, instant, jsonResponse, newPublicRouter, pageOf, problemResponses } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import * as z from 'zod';
import { versionRef } from '../jobs/view.ts';
import type { RegisterKind } from '../kind.ts';
import { filterOf } from '../routes/filterOf.ts';
import { operationWords } from '../routes/operations.ts';
import { column, openQuery } from '../routes/schemas.ts';
import { prepareKind } from '../rows/prepare.ts';
import type { Row } from '../types.ts';
import {
  listOpen,
  type OpenKind,
  openColumns,
  openKind,
  openKinds,
  type Published,
  publishedOf,
} from './openList.ts';

type OpenListDeps = {
  store: Store;
  clock: Clock;
  isTenant: (code: string) => Promise<boolean>;
};

const path = '/public/{tenant}/lists';
const tags = ['公开清单'];
const params = z.object({ tenant: z.string().max(6) });
const edition = versionRef.extend({ publishedAt: instant }).openapi('PublishedEdition');
const openList = z.object({ name: z.string(), title: z.string(), edition }).openapi('OpenList');

const index = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listOpenLists',
  summary: '公开的清单，各附最近一次公布的版本',
  request: { params },
  responses: {
    200: jsonResponse('公开的清单', z.object({ items: z.array(openList) })),
    ...problemResponses,
  },
});

function describe(kind: OpenKind) {
  const row = z.record(z.string(), z.unknown()).openapi({ description: '公开的各列，见 columns' });
  return createRoute({
    method: 'get',
    path: `${path}/${kind.name}` as `${typeof path}/{list}`,
    tags,
    operationId: `listOpen${operationWords(kind).many}`,
    summary: `${kind.title}：公布的版本，可查询、筛选、排序`,
    request: { params, query: openQuery(openKind(kind)) },
    responses: {
      200: jsonResponse(
        kind.title,
        pageOf(row).extend({
          title: z.string(),
          note: z.string(),
          total: z.number().int(),
          edition,
          columns: z.array(column),
        }),
      ),
      ...problemResponses,
    },
  });
}

const editionOf = ({ id, number, root, count, at }: Published) => ({
  id,
  number,
  root,
  count,
  publishedAt: at,
});

/** The published versions of lists, for everybody: no token, no write. Of each row only what its kind declares open. */
export function openListRoutes(
  { store: all, clock, isTenant }: OpenListDeps,
  kinds: readonly RegisterKind<Row>[],
) {
  const open = openKinds(kinds);
  const storeOf = async (code: string) => {
    if (!/^\d{6}$/.test(code) || !(await isTenant(code))) throw problems.notFound('该城市');
    return all.forTenant(code);
  };
  const router = newPublicRouter().openapi(index, async (c) => {
    const store = await storeOf(c.req.valid('param').tenant);
    const found = await Promise.all(open.map((kind) => publishedOf(store, kind)));
    const items = open.flatMap(({ name, title }, i) =>
      found[i] ? [{ name, title, edition: editionOf(found[i]) }] : [],
    );
    return c.json({ items }, 200);
  });
  for (const kind of open) {
    router.openapi(describe(kind), async (c) => {
      const store = await storeOf(c.req.valid('param').tenant);
      const published = await publishedOf(store, kind);
      if (!published) throw problems.notFound('该清单');
      const { limit, cursor, q, sort, ...fields } = c.req.valid('query');
      const [page, { columns }] = await Promise.all([
        listOpen(store, kind, published.id, { limit, cursor, q, sort, filter: filterOf(fields) }),
        prepareKind(kind, { store, now: clock }),
      ]);
      const { items, next, total } = page;
      const shown = {
        title: kind.title,
        note: kind.open.note,
        edition: editionOf(published),
        columns: openColumns(kind, columns),
      };
      return c.json({ items, next, total, ...shown } as never, 200);
    });
  }
  return router;
}
