import { createRoute, jsonResponse, newPublicRouter, problemResponses } from '@mingcha/http';
import { addDays, type Clock, dateText, problems, startOfDay } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { publishedBefore } from '../reading/publishedBefore.ts';
import { suspendedAt, suspensionsIn } from '../reading/suspensions.ts';
import type { Row } from '../types.ts';
import { listOpen, type OpenKind, openKind, publishedOf } from './openList.ts';
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

/** So many rows of the same name are shown. */
const most = 20;

const listed = createRoute({
  method: 'get',
  path: `${listPath}/{list}/listed`,
  tags: openTags,
  operationId: 'isListed',
  summary:
    '某一事项是否列在清单上：按编号或者完整的名称，答复所依据的是哪一版；那一天还没有公布过的，没有版本。紧急停用的，答复未列入，并说明从何时起停用',
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
          listed: z.boolean().openapi({ description: '列在清单上，且没有停用' }),
          title: z.string().openapi({ description: '清单的名称' }),
          note: z.string().openapi({ description: '列入清单意味着什么' }),
          // Without a description of its own, which would be put beside its shape as a second one.
          edition: edition.optional(),
          items: z.array(openRow).openapi({ description: `列在清单上的条目，至多 ${most} 条` }),
          suspended: z.array(suspended).openapi({ description: '其中紧急停用的' }),
        })
        .openapi('Listed'),
    ),
    ...problemResponses,
  },
});

/** The moment that a question about a day is about: the day's end, or now while it is not over. */
function momentOf(on: string | undefined, now: Date): string {
  const end = on === undefined ? now : new Date(startOfDay(addDays(on, 1)).getTime() - 1);
  return (end < now ? end : now).toISOString();
}

type Found = { store: TenantStore; kind: OpenKind };

/** Whether something is on a list and in use, for everybody; `find` throws `not-found` (404) where there is no such open list. */
export const listedRoute = (find: (tenant: string, list: string) => Promise<Found>, clock: Clock) =>
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
    const [items, all] = await Promise.all([
      version ? rowsCalled({ store, kind }, version.id, item) : [],
      suspensionsIn(store, kind.name),
    ]);
    const out = suspendedAt(all, momentOf(on, clock()));
    return c.json(
      {
        listed: items.some(({ id }) => !out.has(id)),
        ...{ title, note: open.note },
        ...(version && { edition: editionOf(version) }),
        items: items as unknown as Record<string, unknown>[],
        suspended: suspendedOf(items.flatMap(({ id }) => out.get(id) ?? [])),
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
