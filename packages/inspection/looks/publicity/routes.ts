import {
  allowCases,
  answerRowsFile,
  createRoute,
  fileResponses,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { pageRows } from '@mingcha/store';
import * as z from 'zod';
import type { DashboardDeps } from '../dashboard/routes.ts';
import { checkFields, columnsOf, drawnFields, isDrawn, itemFields, itemLines, jsonOf } from './fields.ts';
import { drawsByNumber, publicResults, publishedVisits } from './lines.ts';
import { nationalResult, periodQuery } from './schemas.ts';

const tags = ['行政检查'];
const list = createRoute({
  method: 'get',
  path: '/v1/inspections/publicity',
  operationId: 'listNationalResults',
  tags,
  summary: '已公示的检查结果，用国家企业信用信息公示系统的字段名称',
  middleware: [allowCases('read')],
  request: {
    query: periodQuery.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(2_000).optional(),
    }),
  },
  responses: { 200: jsonResponse('检查结果', pageOf(nationalResult)), ...problemResponses },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/inspections/publicity:export',
  operationId: 'exportNationalResults',
  tags,
  summary:
    '导出已公示的检查结果，供录入国家企业信用信息公示系统，记入审计日志：checks 为抽查检查结果，random 为双随机抽查结果（一项事项一行）',
  middleware: [allowCases('read')],
  request: {
    query: periodQuery.extend({
      table: z.enum(['checks', 'random']),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
  },
  responses: { ...fileResponses('检查结果', ['xlsx', 'csv']), ...problemResponses },
});

type Asked = z.infer<typeof periodQuery>;

/** The period that is asked for. Throws `invalid` (422) where it has one end only, or ends before it begins. */
function periodOf({ year, from, until }: Asked, now: Date): { from: string; until: string } {
  const of = year ?? shanghaiYear(now);
  if (from === undefined && until === undefined) return { from: `${of}-01-01`, until: `${of}-12-31` };
  if (from === undefined || until === undefined)
    throw problems.invalid([
      { pointer: from === undefined ? '/from' : '/until', message: '起止日期请一起填写，或者只填年度。' },
    ]);
  if (until < from) throw problems.invalid([{ pointer: '/until', message: '截止日期不能早于起始日期。' }]);
  return { from, until };
}

/** Published results as the national publicity system takes them, within the reach of the caller's right. */
export const publicityRoutes = (deps: DashboardDeps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const { limit, cursor, ...asked } = c.req.valid('query');
      const period = periodOf(asked, deps.clock());
      const all = await publishedVisits(store, deps, period, principal);
      const scope = `publicity ${period.from} ${period.until} ${principal.sub}`;
      const { items, next } = pageRows(store, scope, all, { limit, cursor });
      const results = await publicResults(store, deps, items, await drawsByNumber(store, items, principal));
      const shown = results.map((line) =>
        nationalResult.parse({
          check: jsonOf(checkFields, line),
          ...(isDrawn(line) && {
            random: {
              ...jsonOf(drawnFields, line),
              details: itemLines(line).map((one) => jsonOf(itemFields, one)),
            },
          }),
        }),
      );
      return c.json({ items: shown, next }, 200);
    })
    .openapi(exporting, async (c) => {
      const { store, principal } = c.var;
      const { table, format, ...asked } = c.req.valid('query');
      const period = periodOf(asked, deps.clock());
      const drawnOnly = table === 'random';
      const visits = await publishedVisits(store, deps, { ...period, drawnOnly }, principal);
      const draws = drawnOnly ? await drawsByNumber(store, visits, principal) : new Map();
      const lines = await publicResults(store, deps, visits, draws);
      const file = { format, asked: period };
      if (!drawnOnly) {
        const of = { name: 'inspections/publicity', title: '抽查检查结果', columns: columnsOf(checkFields) };
        return answerRowsFile(c, of, lines, undefined, file, deps);
      }
      const columns = columnsOf([...drawnFields, ...itemFields]);
      const of = { name: 'inspections/publicity-random', title: '双随机抽查结果', columns };
      return answerRowsFile(c, of, lines.flatMap(itemLines), undefined, file, deps);
    });
