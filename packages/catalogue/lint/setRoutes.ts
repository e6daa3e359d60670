import {
  actorOf,
  allow,
  audit,
  createRoute,
  etagOf,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { createRowFinder, openRegister, prepareKind, type Row } from '@mingcha/register';
import * as z from 'zod';
import type { Lists } from '../kinds/lists.ts';

/** So many rows are set at once. */
const most = 500;

const body = z
  .object({
    rows: z
      .array(z.object({ id: z.string().max(64), etag: z.string().max(200).optional() }).strict())
      .min(1)
      .max(most)
      .openapi({ description: '条目和所见的版本；有一条已被他人修改的，一条也不写入' }),
    version: z
      .string()
      .max(40)
      .optional()
      .openapi({ description: '所见的清单版本：没有 etag 的条目，须与这一版中的相同' }),
    set: z
      .record(z.string().max(40), z.unknown())
      .openapi({ description: '各条都要改成的内容，null 为清空' }),
    reason: z.string().trim().max(100).optional(),
  })
  .strict();

const set = createRoute({
  method: 'post',
  path: '/v1/lists/{list}/rows:set',
  tags: ['清单核对'],
  operationId: 'setListRows',
  summary: '把若干条目的一些字段改成同样的内容，写入草稿',
  middleware: [allow('catalogue:write')],
  request: { params: z.object({ list: z.string().max(60) }), ...jsonBody(body) },
  responses: {
    200: jsonResponse(
      '写入的版本',
      z.object({ number: z.number().int(), changed: z.number().int() }).openapi('ListRowsSet'),
    ),
    ...problemResponses,
  },
});

/** Sets some elements of many rows of a list to the same values, all or none. */
export const setRoutes = ({ lists, clock }: { lists: Lists; clock: Clock }) =>
  newRouter().openapi(set, async (c) => {
    const { store, principal } = c.var;
    const { rows, set, version: seen, reason = '批量修改' } = c.req.valid('json');
    const found = await lists.find(store, c.req.valid('param').list);
    if (!found) throw problems.notFound('该清单');
    const { kind } = found;
    const named = new Map(kind.columns.map(({ field, header }) => [field, header]));
    if (Object.keys(set).length === 0 || 'id' in set)
      throw problems.invalid([{ pointer: '/set', message: '请给出要改的内容；编号不能批量修改' }]);
    if (seen === undefined && rows.some(({ etag }) => etag === undefined))
      throw problems.invalid([{ pointer: '/version', message: '请给出各条的 etag，或者所见的清单版本' }]);
    const register = openRegister(store, kind, { now: clock });
    const known =
      seen === undefined
        ? []
        : await register.rowsOf(
            seen,
            rows.map(({ id }) => id),
          );
    const prepared = await prepareKind(kind, { store, now: clock });
    const find = createRowFinder(kind, prepared);
    const by = actorOf(principal);
    const { version, counts } = await register.change({
      ...{ prepared, by, reason },
      source: { type: 'edit' },
      about: rows.map(({ id }) => id),
      async ops(draft) {
        const stored = await Promise.all(rows.map(({ id }) => draft.row(id)));
        const tagOf = (row: Row | undefined) => row && etagOf(draft.etag(row));
        const moved = rows.filter(
          ({ etag }, i) => !stored[i] || tagOf(stored[i]) !== (etag ?? tagOf(known[i])),
        );
        if (moved.length > 0) throw problems.preconditionFailed({ ids: moved.map(({ id }) => id) });
        const next = stored.map((row) => ({ ...row, ...set }) as Row);
        const errors = next.flatMap((row, i) =>
          find
            .given(row)
            .findings.filter(({ severity }) => severity === 'error')
            .map(({ message }) => ({ pointer: `/rows/${i}`, message: `${row.id}：${message}` })),
        );
        if (errors.length > 0) throw problems.invalid(errors);
        return next.map((row) => ({ type: 'put', row }));
      },
      alongside: ({ version, counts: { changed } }) =>
        changed === 0
          ? []
          : audit(
              clock,
              by,
              'register.set',
              { id: kind.name, name: kind.title },
              {
                detail: {
                  count: changed,
                  fields: Object.keys(set)
                    .map((field) => named.get(field) ?? field)
                    .join('、'),
                  number: version?.number,
                  reason,
                },
              },
            ),
    });
    return c.json({ number: version?.number ?? 0, changed: counts.changed }, 200);
  });
