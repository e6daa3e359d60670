import {
  allow,
  answerFile,
  createRoute,
  fileResponses,
  jsonResponse,
  newRouter,
  problemResponses,
  shownOnce,
} from '@mingcha/http';
import * as z from 'zod';
import { addDepartment } from '../departmentAdd.ts';
import { addPerson } from '../people/add.ts';
import type { TenancyDeps } from '../routes.ts';
import { checkDepartments, departmentColumns } from './departments.ts';
import { importSheet, sheetImport } from './importSheet.ts';
import { checkPeople, peopleColumns } from './people.ts';
import { mostRows, templateOf } from './sheet.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const people = { path: '/v1/people', title: '人员账号', word: 'People' } as const;
const departments = { path: '/v1/departments', title: '部门', word: 'Departments' } as const;
type Sheet = typeof people | typeof departments;

const own = { tags: ['租户'], middleware: [allow('tenancy:write')] };

const template = ({ path, title, word }: Sheet) =>
  createRoute({
    ...own,
    method: 'get',
    path: `${path}:template`,
    operationId: `download${word}Template`,
    summary: `${title}的导入模板`,
    request: { query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
    responses: { ...fileResponses('模板文件', ['xlsx', 'csv']), ...problemResponses },
  });
const importing = ({ path, title, word }: Sheet) =>
  createRoute({
    ...own,
    method: 'post',
    path: `${path}:import`,
    operationId: `import${word}`,
    summary: `从表格导入${title}，一次最多 ${mostRows} 行：全部检查通过才写入，逐行写入`,
    request: {
      query: z.object({
        dryRun: z.enum(['true', 'false']).default('false').openapi({ description: '只检查，不写入' }),
      }),
      headers: z.object({
        'x-file-name': z.string().max(600).optional().openapi({ description: '文件名，百分号编码' }),
      }),
      body: {
        required: true,
        content: {
          [xlsx]: { schema: { type: 'string' as const, format: 'binary' } },
          'text/csv': { schema: { type: 'string' as const, description: 'UTF-8 或 GB 18030' } },
        },
      },
    },
    responses: { 200: jsonResponse('检查或导入的结果', sheetImport), ...problemResponses },
  });

/** People and departments from sheets: their templates, and their import. */
export const importRoutes = (deps: TenancyDeps) =>
  newRouter()
    .openapi(template(people), (c) => {
      const { format } = c.req.valid('query');
      const chunks = templateOf(format, people.title, peopleColumns);
      return answerFile(c.var.store, deps, { name: '人员账号导入模板', format, chunks });
    })
    .openapi(template(departments), (c) => {
      const { format } = c.req.valid('query');
      const chunks = templateOf(format, departments.title, departmentColumns);
      return answerFile(c.var.store, deps, { name: '部门导入模板', format, chunks });
    })
    .openapi(importing(people), async (c) => {
      const result = await importSheet(c, {
        columns: peopleColumns,
        dryRun: c.req.valid('query').dryRun === 'true',
        check: (rows) => checkPeople(c.var, rows, deps),
        add: async (given) => {
          shownOnce(c);
          const { person, password } = await addPerson(c.var, given, deps);
          return { id: person.id, name: person.name, login: person.login, password };
        },
      });
      if (result.added.length > 0) deps.callers.forget(c.var.principal.tenant);
      return c.json(result, 200);
    })
    .openapi(importing(departments), async (c) => {
      const result = await importSheet(c, {
        columns: departmentColumns,
        dryRun: c.req.valid('query').dryRun === 'true',
        check: (rows) => checkDepartments(c.var.store, rows),
        add: async (given) => {
          await addDepartment(c.var, given, deps.clock);
          return { id: given.id, name: given.name };
        },
      });
      if (result.added.length > 0) deps.callers.forget(c.var.principal.tenant);
      return c.json(result, 200);
    });
