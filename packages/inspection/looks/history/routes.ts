import '@hono/zod-openapi';
import { type CaseTypes, casesAbout } from '@mingcha/casework/reading';
import {
  actorOf,
  allow,
  audit,
  createRoute,
  dueDay,
  hasRight,
  instant,
  jsonResponse,
  newRouter,
  found as present,
  problemResponses,
} from '@mingcha/http';
import { type Clock, shanghaiYear } from '@mingcha/kernel';
import { auditedRow, maskRow, openRegister } from '@mingcha/register';
import { loadTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { objectSchema } from '../../rosters/object.ts';
import { objectKind } from '../../rosters/objectKind.ts';
import { cityCap } from '../../visits/caps/read.ts';
import { visitType } from '../../visits/decide.ts';
import { drawsOf } from './draws.ts';

export type HistoryDeps = { clock: Clock; types: CaseTypes };

const count = z.number().int();
const drawnIn = z
  .object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    state: z.string(),
    year: count,
    at: instant.openapi({ description: '何时抽取' }),
    replaced: z.boolean().openapi({ description: '抽中后由候补替换' }),
    substitute: z.boolean().openapi({ description: '作为候补替换他户' }),
  })
  .openapi('DrawnIn');
const caseAbout = z
  .object({
    id: z.string(),
    type: z.string(),
    typeTitle: z.string(),
    group: z.string(),
    number: z.string().optional(),
    state: z.object({ name: z.string(), title: z.string(), kind: z.string() }),
    result: z.string().optional(),
    about: z.string().optional(),
    listed: z.record(z.string(), z.unknown()),
    names: z.record(z.string(), z.string()),
    depts: z.array(z.string()).openapi({ description: '涉及单位的名称' }),
    openedAt: instant,
    due: dueDay.optional(),
  })
  .openapi('CaseAbout');
const history = z
  .object({
    object: objectSchema
      .extend({ phone: z.string().optional() })
      .openapi({ description: '名录中现在的一行，个人信息已脱敏' }),
    year: count,
    visitsInYear: count.openapi({ description: '本年已经结束的检查次数，只计可见的' }),
    cap: count.openapi({ description: '每户每年检查的上限：已公示的全市频次上限，没有公示的为本市的设置' }),
    draws: z.array(drawnIn),
    cases: z.array(caseAbout).openapi({ description: '以该企业为对象的事项，由新到旧' }),
  })
  .openapi('ObjectHistory');

const route = createRoute({
  method: 'get',
  path: '/v1/objects/{id}/history',
  operationId: 'getObjectHistory',
  tags: ['行政检查'],
  summary: '一户企业的档案：名录信息、各次抽取、检查、整改、投诉和其他事项，记入审计日志',
  middleware: [allow('rosters:read')],
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: { 200: jsonResponse('企业档案', history), ...problemResponses },
});

/** Everything that the city's own systems say of one enterprise, as far as the caller may see it; each look is recorded. */
export function historyRoutes({ clock, types }: HistoryDeps) {
  return newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    const { id } = c.req.valid('param');
    const register = openRegister(store, objectKind);
    const { draft } = await register.heads();
    const row = present(draft ? await register.row(draft.id, id) : undefined, '该检查对象');
    const now = clock();
    const year = shanghaiYear(now);
    const [draws, { items, depts }, { settings }] = await Promise.all([
      hasRight(principal, 'draws:read') ? drawsOf(store, principal, id) : [],
      casesAbout(store, { types, caller: principal, now }, id),
      loadTenant(store),
    ]);
    const visitsInYear = items.filter(
      ({ type, listed }) => type === visitType && String(listed.endedOn).startsWith(`${year}-`),
    ).length;
    await store.write(...audit(clock, actorOf(principal), 'row.history', auditedRow(objectKind, row)));
    const cases = items.map(({ light: _, ...one }) => ({
      ...one,
      depts: one.depts.map((dept) => depts.get(dept) ?? dept),
    }));
    const object = maskRow(objectKind.columns, row);
    const cap = await cityCap(store, settings);
    return c.json({ object, year, visitsInYear, cap, draws, cases }, 200);
  });
}
