import {
  type ApiEnv,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { compareDueDays } from '@mingcha/kernel';
import type { CalendarYear } from '@mingcha/kernel/workingDays';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Context } from 'hono';
import type * as z from 'zod';
import type { TenancyDeps } from '../routes.ts';
import { loadTenant } from '../tenant.ts';
import { calendarWarnings } from './check.ts';
import { confirm, drop, loadYear, propose, requireArrangement } from './enter.ts';
import { calendarOf, enteredBy } from './load.ts';
import { readNotice } from './readNotice.ts';
import {
  arrangementBody,
  calendarList,
  calendarState,
  enteredBody,
  mostMoves,
  previewResponse,
  readResponse,
  reasonBody,
  textBody,
  yearParams,
} from './schemas.ts';
import { listYears, reminderOf, yearState } from './view.ts';
import type { EnteredYear } from './year.ts';

const path = '/v1/calendars';
const tags = ['租户'];
const ofYear = { params: yearParams };
const state = etagResponse('一年的放假安排', calendarState);

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listCalendars',
  summary: '工作日历：已有的年份，以及现在应当录入的年份',
  middleware: [allow('tenancy:read')],
  responses: { 200: jsonResponse('工作日历', calendarList), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{year}`,
  tags,
  operationId: 'getCalendar',
  summary: '一年的放假安排、待复核的录入和各版',
  middleware: [allow('tenancy:read')],
  request: ofYear,
  responses: { 200: state, ...problemResponses },
});
const read = createRoute({
  method: 'post',
  path: `${path}/{year}/read`,
  tags,
  operationId: 'readHolidayNotice',
  summary: '读国务院办公厅放假通知的文字；只读不存',
  middleware: [allow('tenancy:write')],
  request: { ...ofYear, ...jsonBody(textBody) },
  responses: { 200: jsonResponse('读出的日期', readResponse), ...problemResponses },
});
const preview = createRoute({
  method: 'post',
  path: `${path}/{year}/preview`,
  tags,
  operationId: 'previewCalendar',
  summary: '一年的放假安排将变动哪些日期；只看不存',
  middleware: [allow('tenancy:write')],
  request: { ...ofYear, ...jsonBody(arrangementBody) },
  responses: { 200: jsonResponse('变动的日期', previewResponse), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path: `${path}/{year}/proposal`,
  tags,
  operationId: 'proposeCalendar',
  summary: '提交一年的放假安排，待另一人复核',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: { ...ofYear, ...jsonBody(enteredBody) },
  responses: { 200: state, ...problemResponses },
});
const approve = createRoute({
  method: 'post',
  path: `${path}/{year}/proposal/confirm`,
  tags,
  operationId: 'confirmCalendar',
  summary: '复核确认待复核的放假安排，须为提交人以外的人员',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: ofYear,
  responses: { 200: state, ...problemResponses },
});
const reject = createRoute({
  method: 'post',
  path: `${path}/{year}/proposal/reject`,
  tags,
  operationId: 'rejectCalendar',
  summary: '退回待复核的放假安排，须为提交人以外的人员',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: { ...ofYear, ...jsonBody(reasonBody) },
  responses: { 200: state, ...problemResponses },
});
const withdraw = createRoute({
  method: 'post',
  path: `${path}/{year}/proposal/withdraw`,
  tags,
  operationId: 'withdrawCalendar',
  summary: '撤回本人提交的放假安排',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: ofYear,
  responses: { 200: state, ...problemResponses },
});

/** The working-day calendar: a year as a whole, entered by one person and confirmed by another. */
export function calendarRoutes({ clock, calendarUses = [] }: TenancyDeps) {
  async function previewOf(store: TenantStore, year: CalendarYear): Promise<z.infer<typeof previewResponse>> {
    requireArrangement(year);
    const { years, overrides } = enteredBy(await loadTenant(store));
    const after = calendarOf({ years: [...years.filter((one) => one.year !== year.year), year], overrides });
    const found = await Promise.all(calendarUses.map(({ moves }) => moves(store, after, clock())));
    const moves = found.flat().sort((a, b) => compareDueDays(a.to, b.to));
    return {
      warnings: calendarWarnings(year),
      total: moves.length,
      moves: moves.slice(0, mostMoves).map((move) => ({ ...move })),
    };
  }

  async function answer(c: Context<ApiEnv>, entered: Stored<EnteredYear>) {
    c.header('etag', etagOf(entered.lock));
    return yearState(c.var.store, entered, c.var.principal, clock());
  }

  /** The year as the caller saw it. */
  async function seen(c: Context<ApiEnv>, year: number): Promise<Stored<EnteredYear>> {
    const before = await loadYear(c.var.store, year);
    requireLock(c, before);
    return before;
  }

  const caller = (c: Context<ApiEnv>) => ({ principal: c.var.principal, clock });

  return newRouter()
    .openapi(list, async (c) => {
      const { store } = c.var;
      return c.json({ items: await listYears(store), reminder: await reminderOf(store, clock()) }, 200);
    })
    .openapi(get, async (c) =>
      c.json(await answer(c, await loadYear(c.var.store, c.req.valid('param').year)), 200),
    )
    .openapi(read, async (c) => c.json(readNotice(c.req.valid('json').text, c.req.valid('param').year), 200))
    .openapi(preview, async (c) =>
      c.json(await previewOf(c.var.store, { ...c.req.valid('json'), ...c.req.valid('param') }), 200),
    )
    .openapi(post, async (c) => {
      const before = await seen(c, c.req.valid('param').year);
      return c.json(await answer(c, await propose(c.var.store, before, c.req.valid('json'), caller(c))), 200);
    })
    .openapi(approve, async (c) => {
      const { store } = c.var;
      const after = await confirm(store, await seen(c, c.req.valid('param').year), caller(c));
      // What is cut off here the clock does: it sees that the calendar is another.
      for (const { apply } of calendarUses) await apply(store, clock());
      return c.json(await answer(c, after), 200);
    })
    .openapi(reject, async (c) => {
      const how = { action: 'reject' as const, ...c.req.valid('json') };
      const before = await seen(c, c.req.valid('param').year);
      return c.json(await answer(c, await drop(c.var.store, before, how, caller(c))), 200);
    })
    .openapi(withdraw, async (c) => {
      const before = await seen(c, c.req.valid('param').year);
      return c.json(await answer(c, await drop(c.var.store, before, { action: 'withdraw' }, caller(c))), 200);
    });
}
