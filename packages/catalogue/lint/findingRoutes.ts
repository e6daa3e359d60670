import {
  actorOf,
  allow,
  answerRowsFile,
  createRoute,
  etagOf,
  etagResponse,
  fileResponses,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { type FileStore, pageRows, type TenantStore } from '@mingcha/store';
import { departmentNames } from '@mingcha/tenancy';
import * as z from 'zod';
import { severities } from '../kinds/format.ts';
import type { Lists } from '../kinds/lists.ts';
import type { Found } from './found.ts';
import { lintLists } from './lint.ts';
import { type Asked, countedBy, narrowed } from './narrowed.ts';
import { shownRules, titlesOf } from './rules.ts';
import { setSeverity, settings, severitiesOf } from './severities.ts';

const tags = ['清单核对'];
const name = z.string().min(1).max(60);
const severity = z.enum(severities);

const finding = z
  .object({
    list: z.string(),
    rule: z.string(),
    severity,
    id: z.string(),
    name: z.string(),
    dept: z.string().optional(),
    field: z.string().openapi({ description: '指向的字段' }),
    header: z.string().openapi({ description: '字段的名称' }),
    title: z.string().openapi({ description: '规则的名称' }),
    message: z.string(),
    etag: z.string().openapi({ description: '这一条现在的版本，批量修改时给出' }),
  })
  .openapi('ListFinding');
const counted = { count: z.number().int() };
const asked = {
  q: z.string().trim().max(100).optional().openapi({ description: '条目、规则和问题中的文字' }),
  list: name.optional(),
  rule: name.optional(),
  dept: name.optional(),
  severity: severity.optional(),
};
const findings = createRoute({
  method: 'get',
  path: '/v1/lists:findings',
  tags,
  operationId: 'listListFindings',
  summary: '各清单当前版本不符合规则之处，各指向条目和字段；计数按其余条件',
  middleware: [allow('catalogue:read')],
  request: { query: listQuery.extend(asked) },
  responses: {
    200: jsonResponse(
      '核对结果',
      pageOf(finding)
        .extend({
          total: z.number().int(),
          lists: z.array(
            z.object({ list: z.string(), title: z.string(), rows: z.number().int(), ...counted }),
          ),
          rules: z.array(
            z.object({ list: z.string(), rule: z.string(), title: z.string(), severity, ...counted }),
          ),
          departments: z.array(z.object({ dept: z.string().optional(), ...counted })),
          faulty: z
            .array(z.object({ rule: z.string(), title: z.string(), why: z.string() }))
            .openapi({ description: '清单改过以后不能再用的清单间规则' }),
        })
        .openapi('ListFindings'),
    ),
    ...problemResponses,
  },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/lists:findings:export',
  tags,
  operationId: 'exportListFindings',
  summary: '导出所列的不符之处，记入审计日志',
  middleware: [allow('catalogue:read')],
  request: { query: z.object({ ...asked, format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { ...fileResponses('核对结果', ['xlsx', 'csv']), ...problemResponses },
});
const exported = (nameOf: (dept: string) => string) => [
  { header: '清单', width: 20, value: ({ of }: Shown) => of },
  { header: '编号', width: 24, value: ({ id }: Shown) => id },
  { header: '条目', width: 30, value: ({ name }: Shown) => name },
  { header: '部门', width: 20, value: ({ dept }: Shown) => (dept === undefined ? undefined : nameOf(dept)) },
  { header: '程度', width: 8, value: ({ severity }: Shown) => (severity === 'error' ? '错误' : '提示') },
  { header: '要素', width: 16, value: ({ header }: Shown) => header },
  { header: '规则', width: 30, value: ({ title }: Shown) => title },
  { header: '问题', width: 40, value: ({ message }: Shown) => message },
];

const rule = z
  .object({
    list: z.string(),
    rule: z.string(),
    title: z.string(),
    explained: z.string().openapi({ description: '应当满足什么' }),
    basis: z.string().optional(),
    field: z.string(),
    kind: z.enum(['within', 'between']),
    usual: severity.openapi({ description: '规则自身规定的' }),
    set: z.enum(settings).optional().openapi({ description: '本市设定的' }),
  })
  .openapi('ListRule');
const rulesAnswer = {
  200: etagResponse('规则', z.object({ items: z.array(rule) })),
  ...problemResponses,
};
const rules = createRoute({
  method: 'get',
  path: '/v1/lists:rules',
  tags,
  operationId: 'listListRules',
  summary: '各清单的核对规则和本市的设定',
  middleware: [allow('catalogue:read')],
  responses: rulesAnswer,
});
const set = createRoute({
  method: 'put',
  path: '/v1/lists:rules',
  tags,
  operationId: 'setListRule',
  summary: '设定一条规则不符时作错误、作提示还是不核对；不给 to 的，恢复为规则自身规定的',
  precondition: 'if-match',
  middleware: [allow('catalogue:write')],
  request: jsonBody(z.object({ list: name, rule: name, to: z.enum(settings).optional() }).strict()),
  responses: rulesAnswer,
});

/** A finding with the titles of its list, its element and its rule. */
type Shown = Found & { of: string; header: string; title: string };
type Deps = { lists: Lists; clock: Clock; files: FileStore; maxResponseBytes: number };

/** What the lists of a tenant break, the rules that they are held against, and what becomes of a broken one. */
export function findingRoutes({ lists, ...deps }: Deps) {
  const { clock } = deps;
  async function standing(store: TenantStore) {
    const [all, checks, set] = await Promise.all([
      lists.all(store),
      lists.checks(store),
      severitiesOf(store),
    ]);
    return { all, checks, set };
  }

  async function look(store: TenantStore, asked: Asked) {
    const linted = await lintLists(store, { lists, now: clock });
    const titleOf = titlesOf(linted.all, linted.written);
    const read = new Map(linted.lists.map((one) => [one.list.id, one]));
    const shown = (one: Found): Shown => {
      const [top = ''] = one.field.split('/');
      const of = read.get(one.list);
      const header = of?.kind.columns.find(({ field }) => field === top)?.header ?? top;
      return { ...one, of: of?.list.title ?? one.list, header, title: titleOf(one.list, one.rule) };
    };
    return { linted, titleOf, shown, ...narrowed(linted.findings, asked, titleOf) };
  }

  return newRouter()
    .openapi(findings, async (c) => {
      const { store } = c.var;
      const { limit, cursor, ...asked } = c.req.valid('query');
      const { linted, titleOf, matching, besides, shown } = await look(store, asked);
      const { items, next } = pageRows(store, `findings ${JSON.stringify(asked)}`, matching, {
        limit,
        cursor,
      });
      const tags = await etagsOf(items, linted.lists);
      const ofLists = new Map(
        countedBy(besides('list'), ({ list }) => list).map(([{ list }, count]) => [list, count]),
      );
      return c.json(
        {
          next,
          total: matching.length,
          items: items.map((one) => {
            const { of: _, ...line } = shown(one);
            return { ...line, etag: tags.get(`${one.list} ${one.id}`) ?? '' };
          }),
          lists: linted.lists.map(({ list: { id, title }, count: rows }) => ({
            ...{ list: id, title, rows },
            count: ofLists.get(id) ?? 0,
          })),
          rules: countedBy(besides('rule'), (one) => `${one.list} ${one.rule} ${one.severity}`).map(
            ([{ list, rule, severity }, count]) => ({
              ...{ list, rule, severity, count },
              title: titleOf(list, rule),
            }),
          ),
          departments: countedBy(besides('dept'), ({ dept = '' }) => dept).map(([{ dept }, count]) => ({
            ...(dept !== undefined && { dept }),
            count,
          })),
          faulty: linted.faulty.map(({ check: { id, title }, why }) => ({ rule: id, title, why })),
        },
        200,
      );
    })
    .openapi(exporting, async (c) => {
      const { store } = c.var;
      const { format, ...asked } = c.req.valid('query');
      const [{ matching, shown }, nameOf] = await Promise.all([look(store, asked), departmentNames(store)]);
      const columns = exported(nameOf);
      const file = { name: 'lists/findings', title: '清单核对结果', columns };
      return answerRowsFile(c, file, matching.map(shown), undefined, { format, asked }, deps);
    })
    .openapi(rules, async (c) => {
      const { all, checks, set } = await standing(c.var.store);
      c.header('etag', etagOf(set.lock));
      return c.json({ items: shownRules(all, checks, set.severities) }, 200);
    })
    .openapi(set, async (c) => {
      const { store, principal } = c.var;
      const { list, rule, to } = c.req.valid('json');
      const { all, checks, set: before } = await standing(store);
      requireLock(c, before);
      const found = shownRules(all, checks, before.severities).find(
        (one) => one.list === list && one.rule === rule,
      );
      if (!found) throw problems.invalid([{ pointer: '/rule', message: '这份清单没有这条规则' }]);
      const { title } = all.find(({ list: { id } }) => id === list)!.list;
      const set = { list, rule, to, named: { list: title, rule: found.title } };
      const after = await setSeverity(store, before, set, { by: actorOf(principal), clock });
      c.header('etag', etagOf(after.lock));
      return c.json({ items: shownRules(all, checks, after.severities) }, 200);
    });
}

/** The ETags of the rows that findings are of, by list and id. */
async function etagsOf(
  items: readonly Found[],
  lists: Awaited<ReturnType<typeof lintLists>>['lists'],
): Promise<Map<string, string>> {
  const tags = new Map<string, string>();
  await Promise.all(
    [...new Set(items.map(({ list }) => list))].map(async (list) => {
      const { register, version } = lists.find((one) => one.list.id === list)!;
      const ids = [...new Set(items.filter((one) => one.list === list).map(({ id }) => id))];
      for (const row of await register.rowsOf(version, ids))
        if (row) tags.set(`${list} ${row.id}`, etagOf(await register.etag(row)));
    }),
  );
  return tags;
}
