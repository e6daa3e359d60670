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
import { coverageColumns, coverageTable } from './coverageTable.ts';
import { dashboardOf } from './dashboard.ts';
import { grouping } from './groupings.ts';
import { librariesOfYear } from './libraries.ts';
import { libraryColumns } from './librariesTable.ts';
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
  summary:
    '导出统计表，记入审计日志：plans 为抽查计划完成情况，checks、levels、inspectors 为年度行政检查情况，分别按部门、按层级和区划、按检查人员，coverage 为检查对象覆盖情况，libraries 为各名录库和专题库在全市、各县区、各部门的情况',
  middleware: [allowCases('read')],
  request: {
    query: ofYear.extend({
      table: z.enum(['plans', 'checks', 'levels', 'inspectors', 'coverage', 'libraries']),
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

  type Asked = Awaited<ReturnType<typeof asked>>;

  const numbersOf = async (
    { store, principal, rows, year, deptOfItem, reach, departments }: Asked,
    today: string,
  ) =>
    dashboardOf({
      ...{ rows, year, deptOfItem, today },
      roster: await rosterIndex(store),
      counties: countiesOf(reach, departments),
      byClass: hasRight(principal, 'rosters:read'),
    });

  return newRouter()
    .openapi(dashboard, async (c) => {
      const of = await asked(c, c.req.valid('query').year);
      const { year, rows, reach, items, names } = of;
      const day = shanghaiDate(deps.clock());
      const numbers = await numbersOf(of, day);
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
      const found = await asked(c, given);
      const file = { format, asked: { year: found.year } };
      const day = shanghaiDate(deps.clock());
      switch (table) {
        case 'plans': {
          const { store, principal: caller, ...of } = found;
          const lines = await plansOf(store, { ...of, caller });
          const title = `${found.year}年抽查计划统计表`;
          const kind = { name: 'inspections/plans', title, columns: planColumns };
          return answerRowsFile(c, kind, lines, found.names, file, deps);
        }
        case 'coverage': {
          const { coverage } = await numbersOf(found, day);
          const lines = coverageTable(coverage);
          const title = `${found.year}年检查对象覆盖情况表`;
          const kind = { name: 'inspections/coverage', title, columns: coverageColumns };
          return answerRowsFile(c, kind, lines, undefined, file, deps);
        }
        case 'libraries': {
          const lines = await librariesOfYear(found.store, found);
          const title = `${found.year}年名录库统计表`;
          const kind = { name: 'inspections/libraries', title, columns: libraryColumns };
          return answerRowsFile(c, kind, lines, found.names, file, deps);
        }
        default: {
          const { title, header, places, ...by } = await grouping(table, found);
          const lines = checksOf(found.rows, { ...found, ...by });
          const kind = {
            name: `inspections/${table}`,
            title: `${found.year}年${title}`,
            columns: checkColumns(header, places),
          };
          return answerRowsFile(c, kind, lines, by.names, file, deps);
        }
      }
    });
}
