import type { CaseTypes } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import {
  type ApiEnv,
  allowCases,
  answerRowsFile,
  createRoute,
  fileResponses,
  hasRight,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { type Clock, divisionName, shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { visitsSeen } from '../visits.ts';
import { checkColumns, checksOf } from './checksTable.ts';
import { dashboardOf } from './dashboard.ts';
import { planColumns, plansOf } from './plansTable.ts';
import { countiesOf, rosterIndex } from './roster.ts';
import { dashboardSchema } from './schemas.ts';

export type DashboardDeps = {
  clock: Clock;
  types: CaseTypes;
  files: FileStore;
  maxResponseBytes: number;
};

const tags = ['行政检查'];
const ofYear = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().openapi({ description: '缺省为今年' }),
});
const dashboard = createRoute({
  method: 'get',
  path: '/v1/inspections/dashboard',
  operationId: 'getInspectionDashboard',
  tags,
  summary: '检查看板：一年的检查、覆盖面、问题和公示；部门只计涉及本部门的',
  middleware: [allowCases('read')],
  request: { query: ofYear },
  responses: { 200: jsonResponse('检查看板', dashboardSchema), ...problemResponses },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/inspections/dashboard:export',
  operationId: 'exportInspectionTable',
  tags,
  summary: '导出统计表，记入审计日志：plans 为抽查计划完成情况，checks 为年度行政检查情况',
  middleware: [allowCases('read')],
  request: {
    query: ofYear.extend({
      table: z.enum(['plans', 'checks']),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
  },
  responses: { ...fileResponses('统计表', ['xlsx', 'csv']), ...problemResponses },
});

/** What a year of inspections comes to, within the reach of the caller's right. */
export function dashboardRoutes(deps: DashboardDeps) {
  async function asked(c: Context<ApiEnv>, given: number | undefined) {
    const { store, principal } = c.var;
    const year = given ?? shanghaiYear(deps.clock());
    const [{ rows, reach }, items, departments] = await Promise.all([
      visitsSeen(store, deps.types, principal),
      publishedItems(store),
      allDepartments(store),
    ]);
    const deptOfItem = new Map([...items].map(([id, { dept }]) => [id, dept]));
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    return { store, principal, year, rows, reach, items, departments, deptOfItem, names };
  }

  return newRouter()
    .openapi(dashboard, async (c) => {
      const { store, principal, year, rows, reach, items, departments, deptOfItem, names } = await asked(
        c,
        c.req.valid('query').year,
      );
      const day = shanghaiDate(deps.clock());
      const numbers = dashboardOf({
        ...{ rows, year, deptOfItem, today: day },
        roster: await rosterIndex(store),
        counties: countiesOf(reach, departments),
        byClass: hasRight(principal, 'rosters:read'),
      });
      const { coverage } = numbers;
      const inRows = new Map(rows.flatMap((row) => Object.entries(row.names ?? {})));
      return c.json(
        {
          ...numbers,
          ...{ year, day, whole: reach === 'all' },
          coverage: {
            ...coverage,
            counties: coverage.counties.map((one) => ({ ...one, name: divisionName(one.key) })),
          },
          items: numbers.items.map((one) => ({
            ...one,
            name: items.get(one.key)?.name ?? inRows.get(one.key) ?? one.key,
          })),
          departments: numbers.departments.map((one) => ({ ...one, name: names.get(one.key) ?? one.key })),
        },
        200,
      );
    })
    .openapi(exporting, async (c) => {
      const { table, format, year: given } = c.req.valid('query');
      const { store, principal, year, rows, reach, deptOfItem, names } = await asked(c, given);
      const file = { format, asked: { year } };
      if (table === 'checks') {
        const lines = checksOf(rows, { year, deptOfItem });
        const of = { name: 'inspections/checks', title: `${year}年行政检查情况表`, columns: checkColumns };
        return answerRowsFile(c, of, lines, names, file, deps);
      }
      const lines = await plansOf(store, { rows, year, reach, caller: principal });
      const of = { name: 'inspections/plans', title: `${year}年抽查计划统计表`, columns: planColumns };
      return answerRowsFile(c, of, lines, names, file, deps);
    });
}
