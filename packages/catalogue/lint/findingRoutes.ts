import {
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { pageRows, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { severities } from '../kinds/format.ts';
import type { Lists } from '../kinds/lists.ts';
import type { Found } from './found.ts';
import { lintLists } from './lint.ts';
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
const findingsQuery = listQuery.extend({
  list: name.optional(),
  rule: name.optional(),
  dept: name.optional(),
  severity: severity.optional(),
});
const findings = createRoute({
  method: 'get',
  path: '/v1/lists:findings',
  tags,
  operationId: 'listListFindings',
  summary: '各清单当前版本不符合规则之处，各指向条目和字段；计数按其余条件',
  middleware: [allow('catalogue:read')],
  request: { query: findingsQuery },
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

/** What the lists of a tenant break, the rules that they are held against, and what becomes of a broken one. */
export function findingRoutes({ lists, clock }: { lists: Lists; clock: Clock }) {
  async function standing(store: TenantStore) {
    const [all, checks, set] = await Promise.all([
      lists.all(store),
      lists.checks(store),
      severitiesOf(store),
    ]);
    return { all, checks, set };
  }

  return newRouter()
    .openapi(findings, async (c) => {
      const { store } = c.var;
      const { limit, cursor, ...asked } = c.req.valid('query');
      const linted = await lintLists(store, { lists, now: clock });
      const titleOf = titlesOf(linted.all, linted.written);
      const { matching, besides } = narrowed(linted.findings, asked);
      const { items, next } = pageRows(store, `findings ${JSON.stringify(asked)}`, matching, {
        limit,
        cursor,
      });
      const read = new Map(linted.lists.map((one) => [one.list.id, one]));
      const tags = await etagsOf(items, read);
      const ofLists = new Map(
        countedBy(besides('list'), ({ list }) => list).map(([{ list }, count]) => [list, count]),
      );
      const headerOf = ({ list, field }: Found) => {
        const [top = ''] = field.split('/');
        return read.get(list)?.kind.columns.find((column) => column.field === top)?.header ?? top;
      };
      return c.json(
        {
          next,
          total: matching.length,
          items: items.map((one) => ({
            ...one,
            header: headerOf(one),
            title: titleOf(one.list, one.rule),
            etag: tags.get(`${one.list} ${one.id}`) ?? '',
          })),
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

type Asked = { readonly [field in 'list' | 'rule' | 'dept' | 'severity']?: string | undefined };

/** The findings that match all that is asked; `besides` leaves one condition out, so that its choices can be counted. */
function narrowed(findings: readonly Found[], asked: Asked) {
  const conditions = Object.entries(asked).filter(([, value]) => value !== undefined) as [
    keyof Asked,
    string,
  ][];
  const matches = (one: Found, but?: keyof Asked) =>
    conditions.every(([field, value]) => field === but || one[field] === value);
  return {
    matching: findings.filter((one) => matches(one)),
    besides: (but: keyof Asked) => findings.filter((one) => matches(one, but)),
  };
}

/** One of each kind with how many there are, the most first. */
function countedBy(findings: readonly Found[], key: (one: Found) => string): [Found, number][] {
  const counts = new Map<string, [Found, number]>();
  for (const one of findings) {
    const counted = counts.get(key(one));
    if (counted) counted[1]++;
    else counts.set(key(one), [one, 1]);
  }
  return [...counts.values()].sort(([, a], [, b]) => b - a);
}

/** The ETags of the rows that findings are of, by list and id. */
async function etagsOf(
  items: readonly Found[],
  read: ReadonlyMap<string, Awaited<ReturnType<typeof lintLists>>['lists'][number]>,
): Promise<Map<string, string>> {
  const tags = new Map<string, string>();
  await Promise.all(
    [...new Set(items.map(({ list }) => list))].map(async (list) => {
      const { register, version } = read.get(list)!;
      const ids = [...new Set(items.filter((one) => one.list === list).map(({ id }) => id))];
      for (const row of await register.rowsOf(version, ids))
        if (row) tags.set(`${list} ${row.id}`, etagOf(await register.etag(row)));
    }),
  );
  return tags;
}
