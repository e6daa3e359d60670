import {
  actor,
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  instant,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import * as z from 'zod';
import { faults } from '../faults.ts';
import { maybeVersion, versionRef } from '../jobs/view.ts';
import type { Column, RegisterKind } from '../kind.ts';
import { prepareKind } from '../rows/prepare.ts';
import type { Row, RowChange } from '../types.ts';
import { type RegisterRouteDeps, seenBy, writesOf } from './deps.ts';
import { operationWords } from './operations.ts';
import {
  column,
  diffQuery,
  inclusionProof,
  personalQuery,
  rowParams,
  rowSchema,
  version,
  versionQuery,
  writes,
} from './schemas.ts';
import { requireSecondPublisher } from './secondPublisher.ts';

const action = z.enum(['added', 'changed', 'removed']);
const counted = z.object({ added: z.number(), changed: z.number(), removed: z.number() });
const change = z
  .object({ version: z.string(), number: z.number().int(), at: instant, by: actor, action })
  .openapi('RegisterChange');
const heads = z.object({
  draft: maybeVersion,
  published: versionRef.extend({ at: instant, by: actor }).nullable(),
  lock: z.number().int(),
});

function describe(kind: RegisterKind<Row>, base: string) {
  const row = rowSchema(kind);
  const words = operationWords(kind);
  const read = { method: 'get' as const, tags: [kind.title], middleware: [allow(kind.rights.read)] };
  const entry = change.extend({ row });
  return {
    versions: createRoute({
      ...read,
      path: `${base}:versions`,
      operationId: `list${words.one}Versions`,
      summary: `${kind.title}的版本，新的在前；ETag 用于发布`,
      request: { query: listQuery },
      responses: { 200: etagResponse('版本', pageOf(version)), ...problemResponses },
    }),
    diff: createRoute({
      ...read,
      path: `${base}:diff`,
      operationId: `diff${words.one}Versions`,
      summary: '两个版本的差异',
      request: { query: diffQuery },
      responses: {
        200: jsonResponse(
          '差异',
          pageOf(z.object({ id: z.string(), action, before: row.optional(), after: row.optional() })).extend({
            summary: counted,
          }),
        ),
        ...problemResponses,
      },
    }),
    history: createRoute({
      ...read,
      path: `${base}/{id}/history`,
      operationId: `list${words.one}History`,
      summary: `一个${kind.noun}的变更记录，新的在前；一页可能少于 limit 而仍有下一页`,
      request: { params: rowParams, query: listQuery.extend(personalQuery.shape) },
      responses: { 200: jsonResponse('变更记录', pageOf(entry)), ...problemResponses },
    }),
    inclusion: createRoute({
      ...read,
      path: `${base}/{id}/inclusion`,
      operationId: `prove${words.one}`,
      summary: `一个${kind.noun}在册的证明，不出示其他内容`,
      request: { params: rowParams, query: versionQuery },
      responses: { 200: jsonResponse('在册证明', inclusionProof), ...problemResponses },
    }),
    publish: createRoute({
      method: 'post',
      tags: [kind.title],
      middleware: [allow(kind.owner?.all ?? kind.rights.write)],
      path: `${base}:publish`,
      operationId: `publish${words.many}`,
      summary: '发布一个版本（ETag 取自版本列表）',
      precondition: 'if-match',
      request: jsonBody(z.object({ version: z.string().max(40) }).strict()),
      responses: { 200: etagResponse('当前与已发布的版本', heads), ...problemResponses },
    }),
    columns: createRoute({
      ...read,
      path: `${base}:columns`,
      operationId: `list${words.one}Columns`,
      summary: '各列的含义、类型和可填内容',
      responses: {
        200: jsonResponse(
          '列',
          z.object({ kind: z.string(), columns: z.array(column), writes }).openapi('RegisterColumns'),
        ),
        ...problemResponses,
      },
    }),
  };
}

/** Names for codes of a form can be thousands: they are for files, not for pages. */
function shownColumn({ values, ...column }: Column): Column {
  return values && column.form === undefined ? { ...column, values } : column;
}

/** What a register was, is, and how it came to be. */
export function versionRoutes(kind: RegisterKind<Row>, base: string, deps: RegisterRouteDeps) {
  const routes = describe(kind, base);
  return newRouter()
    .openapi(routes.versions, async (c) => {
      const { register } = seenBy(c, kind, deps);
      const [page, { draft, published, lock }] = await Promise.all([
        register.versions(c.req.valid('query')),
        register.heads(),
      ]);
      const headsOf = (id: string) => [
        ...(draft?.id === id ? (['draft'] as const) : []),
        ...(published?.id === id ? (['published'] as const) : []),
      ];
      c.header('etag', etagOf(lock));
      return c.json({ next: page.next, items: page.items.map((v) => ({ ...v, head: headsOf(v.id) })) }, 200);
    })
    .openapi(routes.diff, async (c) => {
      const { register, show, look } = seenBy(c, kind, deps);
      const { from, to, personal: _, ...query } = c.req.valid('query');
      const page = await register.diff(from, to, query);
      await look(
        page.items.flatMap((change) => [
          ...('before' in change ? [change.before] : []),
          ...('after' in change ? [change.after] : []),
        ]),
      );
      const shown = (change: RowChange<Row>) => ({
        ...change,
        ...('before' in change && { before: show(change.before) }),
        ...('after' in change && { after: show(change.after) }),
      });
      return c.json({ ...page, items: page.items.map(shown) } as never, 200);
    })
    .openapi(routes.history, async (c) => {
      const { register, show, look } = seenBy(c, kind, deps);
      const { personal: _, ...query } = c.req.valid('query');
      const page = await register.history(c.req.valid('param').id, query);
      await look(page.items.map(({ row }) => row));
      return c.json(
        { next: page.next, items: page.items.map((entry) => ({ ...entry, row: show(entry.row) })) } as never,
        200,
      );
    })
    .openapi(routes.inclusion, async (c) => {
      const { register, personal, shows, look } = seenBy(c, kind, deps);
      const versionId = c.req.valid('query').version ?? (await register.current()).id;
      const { id } = c.req.valid('param');
      const row = personal ? await register.row(versionId, id) : undefined;
      if (row) await look([row]);
      const closed = row !== undefined && shows(row);
      return c.json(await register.inclusion(versionId, id, { closed }), 200);
    })
    .openapi(routes.publish, async (c) => {
      if (kind.reviewed) throw faults.reviewed(kind);
      const { register } = seenBy(c, kind, deps);
      const heads = await register.heads();
      const { lock } = heads;
      requireLock(c, { lock });
      const { version: wanted } = c.req.valid('json');
      if (kind.secondPerson) {
        const version = await requireSecondPublisher(register, heads, wanted, c.var.principal);
        await kind.secondPerson.ready?.(c.var.store, version);
      }
      const by = actorOf(c.var.principal);
      const published = await register.publish(wanted, { by, lock });
      c.header('etag', etagOf(published.lock));
      return c.json(published, 200);
    })
    .openapi(routes.columns, async (c) => {
      const { register } = seenBy(c, kind, deps);
      const [{ columns }, heads] = await Promise.all([
        prepareKind(kind, { store: c.var.store, now: deps.clock }),
        kind.claimable && register.heads(),
      ]);
      const why = (field: string) => (heads?.claimed?.includes(field) ? kind.claimable?.[field] : undefined);
      const answer = {
        kind: kind.name,
        columns: columns.map((column) => {
          const told = why(column.field);
          return { ...shownColumn(column), ...(told !== undefined && { claimed: told }) };
        }),
        writes: writesOf(c.var.principal, kind),
      };
      return c.json(answer, 200);
    });
}
