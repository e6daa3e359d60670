import {
  type ApiEnv,
  type ApiRouter,
  allow,
  createOnError,
  createRoute,
  instant,
  jsonResponse,
  newRouter,
  problemResponses,
  type ReportError,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import {
  defineKind,
  openRegister,
  type RegisterRouteDeps,
  type Row,
  registerRoutes,
} from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { findingRoutes } from '../lint/findingRoutes.ts';
import { setRoutes } from '../lint/setRoutes.ts';
import type { ListKind, Lists } from './lists.ts';
import { suspensionRoutes } from './suspensionRoutes.ts';

const base = '/v1/lists';
/** Routers of so many definitions are kept. */
const mostKept = 64;

const head = z.object({ number: z.number().int(), count: z.number().int() });
const shown = z
  .object({
    name: z.string(),
    title: z.string(),
    noun: z.string(),
    unit: z.string(),
    group: z.string().optional(),
    about: z.string().optional(),
    basis: z.string().optional(),
    fields: z.array(z.string()).openapi({ description: '列表缺省显示的列' }),
    own: z.boolean().openapi({ description: '由本市在清单目录中定义' }),
    open: z.boolean().openapi({ description: '公布后对公众公开' }),
    reviewed: z.boolean().openapi({ description: '经审核后公示' }),
    guides: z.boolean().openapi({ description: '公布的各行有办事指南' }),
    draft: head.nullable(),
    published: head.extend({ at: instant }).nullable(),
  })
  .openapi('ListKind');

const index = createRoute({
  method: 'get',
  path: base,
  tags: ['清单'],
  operationId: 'listLists',
  summary: '本市的各类清单，各附当前和公布的版本',
  middleware: [allow('catalogue:read')],
  responses: { 200: jsonResponse('清单', z.object({ items: z.array(shown) })), ...problemResponses },
});

/** What the description says of any list: which columns it has, `:columns` answers. */
const anyList = defineKind<Row>({
  name: 'list-rows',
  title: '清单',
  noun: '清单条目',
  schema: z.object({ id: z.string() }).loose() as unknown as z.ZodType<Row>,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [{ field: 'id', header: '编号', type: 'code', required: true }],
});

async function shownOf(store: TenantStore, { list, kind, own }: ListKind, guides: ReadonlySet<string>) {
  const { draft, published } = await openRegister(store, kind).heads();
  const { id, title, noun, unit = '项', group, about, basis, elements } = list;
  const chosen = elements.filter(({ of, shown: isShown }) => of === undefined && isShown);
  return {
    name: id,
    title,
    noun,
    unit,
    ...{ group, about, basis, own },
    fields: chosen.map(({ field }) => field),
    open: kind.open !== undefined,
    reviewed: kind.reviewed === true,
    guides: guides.has(id),
    draft: draft && { number: draft.number, count: draft.count },
    published: published && { number: published.number, count: published.count, at: published.at },
  };
}

/**
 * The lists of a tenant and everything that the API does with each of them, below `/v1/lists/{list}/rows`. A list that the
 * tenant does not have is `not-found` (404).
 */
export function listRoutes({
  lists,
  report,
  ...deps
}: RegisterRouteDeps & { lists: Lists; report: ReportError }) {
  const routers = new Map<ListKind, ApiRouter>();
  const callers = new WeakMap<Request, Context<ApiEnv>['var']>();

  function routerOf(of: ListKind): ApiRouter {
    const known = routers.get(of);
    if (known) return known;
    const router = newRouter();
    router.onError(createOnError(report));
    router.use(async (c, next) => {
      for (const [name, value] of Object.entries(callers.get(c.req.raw)!))
        c.set(name as never, value as never);
      await next();
    });
    router.route('/', registerRoutes(of.kind, `${base}/${of.list.id}/rows`, deps));
    routers.set(of, router);
    if (routers.size > mostKept) routers.delete(routers.keys().next().value!);
    return router;
  }

  const router = newRouter().openapi(index, async (c) => {
    const { store } = c.var;
    const [all, forms] = await Promise.all([lists.all(store), lists.guides()]);
    const guides = new Set(forms.map(({ list: of }) => of));
    return c.json({ items: await Promise.all(all.map((one) => shownOf(store, one, guides))) }, 200);
  });
  router.route('/', findingRoutes({ ...deps, lists }));
  router.route('/', setRoutes({ ...deps, lists }));
  router.route('/', suspensionRoutes());
  router.all(`${base}/:list/:rest{rows.*}`, async (c) => {
    const found = await lists.find(c.var.store, c.req.param('list'));
    if (!found) throw problems.notFound('该清单');
    const { url, method, headers, bodyUsed } = c.req.raw;
    // The body may have been read, and is kept then.
    const raw = bodyUsed ? new Request(url, { method, headers, body: await c.req.arrayBuffer() }) : c.req.raw;
    callers.set(raw, c.var);
    return routerOf(found).fetch(raw, c.env);
  });
  // Described here and answered above.
  router.route('/', registerRoutes(anyList, `${base}/{list}/rows`, deps));
  return router;
}
