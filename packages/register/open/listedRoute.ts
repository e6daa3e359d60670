import { createRoute, jsonResponse, newPublicRouter, problemResponses } from '@mingcha/http';
import { addDays, dateText, problems, startOfDay } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { publishedBefore } from '../reading/publishedBefore.ts';
import type { Row } from '../types.ts';
import { listOpen, type OpenKind, openKind, publishedOf } from './openList.ts';
import { edition, editionOf, listPath, openParams, openRow, openTags } from './openSchemas.ts';

/** So many rows of the same name are shown. */
const most = 20;

const listed = createRoute({
  method: 'get',
  path: `${listPath}/{list}/listed`,
  tags: openTags,
  operationId: 'isListed',
  summary:
    '某一事项是否列在清单上：按编号或者完整的名称，答复所依据的是哪一版；那一天还没有公布过的，没有版本',
  request: {
    params: openParams.extend({ list: z.string().max(60) }),
    query: z.object({
      item: z.string().trim().min(1).max(200).openapi({ description: '编号，或者完整的名称' }),
      on: dateText.optional().openapi({ description: '按哪一天施行的版本；不给的，按现行版本' }),
    }),
  },
  responses: {
    200: jsonResponse(
      '是否在清单上',
      z
        .object({
          listed: z.boolean(),
          title: z.string().openapi({ description: '清单的名称' }),
          note: z.string().openapi({ description: '列入清单意味着什么' }),
          // Without a description of its own, which would be put beside its shape as a second one.
          edition: edition.optional(),
          items: z.array(openRow).openapi({ description: `列在清单上的条目，至多 ${most} 条` }),
        })
        .openapi('Listed'),
    ),
    ...problemResponses,
  },
});

type Found = { store: TenantStore; kind: OpenKind };

/** Whether something is on a list, for everybody; `find` throws `not-found` (404) where there is no such open list. */
export const listedRoute = (find: (tenant: string, list: string) => Promise<Found>) =>
  newPublicRouter().openapi(listed, async (c) => {
    const { tenant, list } = c.req.valid('param');
    const { item, on } = c.req.valid('query');
    const { store, kind } = await find(tenant, list);
    const { title, open } = kind;
    if (!(await publishedOf(store, kind))) throw problems.notFound('该清单');
    const version =
      on === undefined
        ? await publishedOf(store, kind)
        : await publishedBefore(store, kind, startOfDay(addDays(on, 1)));
    const items = version ? await rowsCalled({ store, kind }, version.id, item) : [];
    return c.json(
      {
        listed: items.length > 0,
        ...{ title, note: open.note },
        ...(version && { edition: editionOf(version) }),
        items: items as unknown as Record<string, unknown>[],
      },
      200,
    );
  });

/** The rows of a version that have this id or this name. */
async function rowsCalled({ store, kind }: Found, version: string, item: string): Promise<readonly Row[]> {
  const named: OpenKind = {
    ...kind,
    columns: openKind(kind).columns.map((column) =>
      ['id', 'name'].includes(column.field) ? { ...column, filterable: true } : column,
    ),
  };
  const fields = named.columns
    .map(({ field }) => field)
    .filter((field) => field === 'id' || field === 'name');
  for (const field of fields) {
    const { items } = await listOpen(store, named, version, { filter: { [field]: [item] }, limit: most });
    if (items.length > 0) return items;
  }
  return [];
}
