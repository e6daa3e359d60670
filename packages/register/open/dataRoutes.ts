import { createRoute, newPublicRouter, problemResponses } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { openRegister } from '../register.ts';
import { prepareKind } from '../rows/prepare.ts';
import { writeRows } from '../rows/sheet.ts';
import { atomOf } from './atom.ts';
import { changesOfList } from './editionChanges.ts';
import { type OpenKind, openColumns, openKind, openPart, publishedOf } from './openList.ts';
import { listPath, openParams, openTags } from './openSchemas.ts';

/** So many rows are in a part of a file. */
const inPart = 5_000;

const text = { type: 'string' as const };
const ofList = openParams.extend({ list: z.string().max(60) });

const feed = createRoute({
  method: 'get',
  path: `${listPath}/{list}/changes`,
  tags: openTags,
  operationId: 'feedOpenList',
  summary: '清单的更新（Atom）：最近十次公布各改了什么，哪些条目停用和恢复',
  request: { params: ofList },
  responses: {
    200: { description: '更新', content: { 'application/atom+xml': { schema: text } } },
    ...problemResponses,
  },
});
const file = createRoute({
  method: 'get',
  path: `${listPath}/{list}/data`,
  tags: openTags,
  operationId: 'downloadOpenList',
  summary: `公布的版本公开的各列，CSV 或 JSON；每部分至多 ${inPart} 条，还有的由响应头 Link 指出`,
  request: {
    params: ofList,
    query: z.object({
      format: z.enum(['csv', 'json']).default('csv'),
      part: z.coerce.number().int().min(1).max(1_000).default(1),
      edition: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .openapi({ description: '第几版；各部分须属于同一版，其间公布了新版的，拒绝并要求从头下载' }),
    }),
  },
  responses: {
    200: {
      description: '清单',
      content: {
        'text/csv': { schema: text },
        'application/json': { schema: { type: 'array' as const, items: { type: 'object' as const } } },
      },
    },
    ...problemResponses,
  },
});

type Find = (tenant: string, list: string) => Promise<{ store: TenantStore; kind: OpenKind }>;

/** What other systems take from a public list: a feed of its changes, and its rows as open data. */
export const dataRoutes = (find: Find, clock: Clock) =>
  newPublicRouter()
    .openapi(feed, async (c) => {
      const { tenant, list } = c.req.valid('param');
      const { store, kind } = await find(tenant, list);
      if (!(await publishedOf(store, kind))) throw problems.notFound('该清单');
      const page = `${listPath.replace('{tenant}', tenant)}/${list}`;
      const body = atomOf({
        ...{ id: `urn:mingcha:${tenant}:lists:${list}`, title: `${kind.title}的更新`, author: tenant },
        ...{ page, self: `${page}/changes`, entries: await changesOfList(store, { kind, name: list }) },
      });
      return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8' }) as never;
    })
    .openapi(file, async (c) => {
      const { tenant, list } = c.req.valid('param');
      const { format, part, edition } = c.req.valid('query');
      const { store, kind } = await find(tenant, list);
      const published = await publishedOf(store, kind);
      if (!published) throw problems.notFound('该清单');
      if (edition !== undefined && edition !== published.number)
        throw problems.conflict('edition-changed', '这份清单公布了新版，请从第一部分重新下载。');
      const register = openRegister(store, openKind(kind));
      const { rows, more } = await register.part(published.id, { most: inPart, number: part });
      const some = rows.map((row) => openPart(kind, row));
      const next = `${listPath.replace('{tenant}', tenant)}/${list}/data?format=${format}&edition=${published.number}&part=${part + 1}`;
      const headers = {
        ...(more && { link: `<${next}>; rel="next"` }),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${kind.title}第${published.number}版.${format}`)}`,
      };
      if (format === 'json')
        return c.json(some as unknown as Record<string, unknown>[], 200, headers) as never;
      const { columns } = await prepareKind(kind, { store, now: clock });
      const chunks: Uint8Array[] = [];
      for await (const chunk of writeRows('csv', kind.title, openColumns(kind, columns), some))
        chunks.push(chunk);
      return c.body(Buffer.concat(chunks), 200, {
        'content-type': 'text/csv; charset=utf-8',
        ...headers,
      }) as never;
    });
