import { allow, answerFile, newRouter, shownOnce } from '@mingcha/http';
import { importRoute, importSheet, mostRows, templateOf, templateRoute } from '@mingcha/http/sheets';
import { addDepartment } from '../departmentAdd.ts';
import { addPerson } from '../people/add.ts';
import type { TenancyDeps } from '../routes.ts';
import { checkDepartments, departmentColumns } from './departments.ts';
import { checkPeople, peopleColumns } from './people.ts';

const people = { path: '/v1/people', title: '人员账号', word: 'People' } as const;
const departments = { path: '/v1/departments', title: '部门', word: 'Departments' } as const;
type Sheet = typeof people | typeof departments;

const own = { tags: ['租户'], middleware: [allow('tenancy:write')] };

const template = ({ path, title, word }: Sheet) =>
  templateRoute({
    ...own,
    path: `${path}:template`,
    operationId: `download${word}Template`,
    summary: `${title}的导入模板`,
  });
const importing = ({ path, title, word }: Sheet) =>
  importRoute({
    ...own,
    path: `${path}:import`,
    operationId: `import${word}`,
    summary: `从表格导入${title}，一次最多 ${mostRows} 行：全部检查通过才写入，逐行写入`,
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
