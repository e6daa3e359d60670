import {
  type ApiEnv,
  actorOf,
  allow,
  audit,
  createRoute,
  etagOf,
  etagResponse,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { Operation } from '@mingcha/store';
import type { Context } from 'hono';
import { faults } from '../faults.ts';
import { maybeVersion, versionRef } from '../jobs/view.ts';
import type { RegisterKind } from '../kind.ts';
import { auditedRow, rowChanges, storedAs } from '../rows/audited.ts';
import { keepClaimed } from '../rows/claimed.ts';
import { keepOrigin } from '../rows/inherited.ts';
import { unmask } from '../rows/mask.ts';
import { prepareKind } from '../rows/prepare.ts';
import { refusedRetired } from '../rows/retired.ts';
import type { ListInput, Row } from '../types.ts';
import { jsonObject, requireMatch } from './body.ts';
import { mayWrite, type RegisterRouteDeps, seenBy } from './deps.ts';
import { filterOf } from './filterOf.ts';
import { operationWords } from './operations.ts';
import { reasonQuery, rowBody, rowParams, rowPatch, rowSchema, rowsQuery, versionQuery } from './schemas.ts';

function describe(kind: RegisterKind<Row>, base: string) {
  const tags = [kind.title];
  const words = operationWords(kind);
  const one = `${base}/{id}` as const;
  const row = rowSchema(kind);
  const answer = { 200: etagResponse(kind.noun, row), ...problemResponses };
  const write = { tags, middleware: mayWrite(kind), path: one };
  const read = { tags, middleware: [allow(kind.rights.read)] };
  const request = { params: rowParams, query: reasonQuery };
  return {
    list: createRoute({
      ...read,
      method: 'get',
      path: base,
      operationId: `list${words.many}`,
      summary: `${kind.title}：查询、筛选、排序`,
      request: { query: rowsQuery(kind) },
      responses: {
        200: jsonResponse(
          kind.title,
          pageOf(row).extend({ total: versionRef.shape.count, version: maybeVersion }),
        ),
        ...problemResponses,
      },
    }),
    get: createRoute({
      ...read,
      method: 'get',
      path: one,
      operationId: `get${words.one}`,
      summary: `一个${kind.noun}`,
      request: { params: rowParams, query: versionQuery },
      responses: answer,
    }),
    put: createRoute({
      ...write,
      method: 'put',
      operationId: `put${words.one}`,
      summary: `新增或替换${kind.noun}`,
      precondition: 'put-either',
      request: { ...request, ...rowBody(kind) },
      responses: { ...answer, 201: etagResponse(`新增的${kind.noun}`, row) },
    }),
    patch: createRoute({
      ...write,
      method: 'patch',
      operationId: `update${words.one}`,
      summary: `修改${kind.noun}的部分字段，null 为清空`,
      precondition: 'if-match',
      request: { ...request, ...rowPatch },
      responses: answer,
    }),
    remove: createRoute({
      ...write,
      method: 'delete',
      operationId: `remove${words.one}`,
      summary: `移除${kind.noun}`,
      precondition: 'if-match',
      request,
      responses: { 204: { description: '已移除' }, ...problemResponses },
    }),
  };
}

/** Single rows and their listing. */
export function rowRoutes(kind: RegisterKind<Row>, base: string, deps: RegisterRouteDeps) {
  const routes = describe(kind, base);

  /** Puts what `next` makes of the stored row, and responds with it. */
  async function put(
    c: Context<ApiEnv>,
    { id, reason = '单条修改', onlySeen }: { id: string; reason: string | undefined; onlySeen: boolean },
    next: (stored: Row | undefined) => Record<string, unknown>,
  ): Promise<{ row: Row; created: boolean }> {
    const { register, seen, show, look } = seenBy(c, kind, deps);
    const prepared = await prepareKind(kind, { store: c.var.store, now: deps.clock });
    const by = actorOf(c.var.principal);
    let created = false;
    let before: Row | undefined;
    let after: Row = { id };
    const { version } = await register.change({
      prepared,
      by,
      reason,
      source: { type: 'edit' },
      about: [id],
      ops: async (draft) => {
        const found = await draft.row(id);
        const stored = onlySeen ? seen(found) : found;
        requireMatch(c, stored && draft.etag(stored));
        created = stored === undefined;
        const given = keepOrigin(kind, { id, ...next(stored) }, stored);
        const row = unmask(kind.columns, keepClaimed(draft.claimed, given, stored), stored);
        const [refused] = refusedRetired(kind, row, stored);
        if (refused) throw faults.badRow(`/${refused.field}`, refused.message);
        if (row.id !== id) throw faults.badRow('/id', '编号不能修改；需要换编号时，请新增一条再移除原来的。');
        before = stored;
        after = row as Row;
        return [{ type: 'put', row: after }];
      },
      // Not before: only here the row is known to be one.
      alongside: ({ counts }) => {
        if (counts.added + counts.changed === 0) return [];
        const next = storedAs(kind, after);
        return audit(deps.clock, by, created ? 'row.create' : 'row.update', auditedRow(kind, next), {
          detail: { noun: kind.noun },
          changes: rowChanges([...prepared.columns, ...(kind.retired ?? [])], before, next),
        });
      },
    });
    const row = version && (await register.row(version.id, id));
    if (!row) throw faults.noRow(kind);
    await look([row]);
    c.header('etag', etagOf(await register.etag(row)));
    return { row: show(row), created };
  }

  return newRouter()
    .openapi(routes.list, async (c) => {
      const { register, findsPersonal, show, look } = seenBy(c, kind, deps);
      const { limit, cursor, q, sort, version, personal: _, ...fields } = c.req.valid('query');
      const filter = filterOf(fields);
      const input: ListInput = { limit, cursor, q, sort, version, filter, personal: findsPersonal };
      const page = await register.list(input);
      await look(page.items);
      return c.json({ ...page, items: page.items.map(show) } as never, 200);
    })
    .openapi(routes.get, async (c) => {
      const { register, show, look } = seenBy(c, kind, deps);
      const { id } = c.req.valid('param');
      const version = c.req.valid('query').version ?? (await register.heads()).draft?.id;
      const row = version === undefined ? undefined : await register.row(version, id);
      if (!row) throw faults.noRow(kind);
      await look([row]);
      c.header('etag', etagOf(await register.etag(row)));
      return c.json(show(row) as never, 200);
    })
    .openapi(routes.put, async (c) => {
      const body = await jsonObject(c);
      const { row, created } = await put(
        c,
        { ...c.req.valid('param'), ...reasonOf(c), onlySeen: false },
        () => body,
      );
      return c.json(row as never, created ? 201 : 200);
    })
    .openapi(routes.patch, async (c) => {
      const body = await jsonObject(c);
      const { row } = await put(c, { ...c.req.valid('param'), ...reasonOf(c), onlySeen: true }, (stored) => {
        if (!stored) throw faults.noRow(kind);
        return { ...stored, ...body };
      });
      return c.json(row as never, 200);
    })
    .openapi(routes.remove, async (c) => {
      const { register, seen } = seenBy(c, kind, deps);
      const { id } = c.req.valid('param');
      const prepared = await prepareKind(kind, { store: c.var.store, now: deps.clock });
      const by = actorOf(c.var.principal);
      let removed: Operation[] = [];
      await register.change({
        prepared,
        by,
        reason: reasonOf(c).reason ?? '移除',
        source: { type: 'edit' },
        about: [id],
        ops: async (draft) => {
          const stored = seen(await draft.row(id));
          if (!stored) throw faults.noRow(kind);
          requireMatch(c, draft.etag(stored));
          removed = audit(deps.clock, by, 'row.remove', auditedRow(kind, stored), {
            detail: { noun: kind.noun },
            changes: rowChanges(prepared.columns, stored, undefined),
          });
          return [{ type: 'remove', id }];
        },
        alongside: () => removed,
      });
      return c.body(null, 204);
    });
}

function reasonOf(c: Context<ApiEnv>): { reason: string | undefined } {
  return { reason: c.req.query('reason')?.trim() || undefined };
}
