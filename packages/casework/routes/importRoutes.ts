import { type ApiEnv, allowCases, answerFile, newRouter } from '@mingcha/http';
import { importRoute, importSheet, templateOf, templateRoute } from '@mingcha/http/sheets';
import { problems, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { addMonths } from '@mingcha/lifecycle/clocks';
import { create } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { mayOpen } from '../access/parties.ts';
import type { CaseRouteDeps } from '../deps.ts';
import { openCaseOf } from '../engine/opening/open.ts';
import { requireTaking } from '../engine/opening/opening.ts';
import { checkCases } from '../imports/check.ts';
import { openingColumns } from '../imports/columns.ts';
import { importedEntity } from '../kept/imported.ts';
import { requireType } from '../types/caseTypes.ts';

/** Each row is some reads and a transaction; so many are done within one request. */
const mostRows = 200;
/** For so many months a sheet is known again. */
const known = 12;

const own = {
  tags: ['事项'],
  params: z.object({ type: z.string().max(60) }),
  middleware: [allowCases()],
};
const template = templateRoute({
  ...own,
  path: '/v1/case-types/{type}/cases:template',
  operationId: 'downloadCasesTemplate',
  summary: '一类事项的导入模板：登记时填写的各项，一行一件',
});
const importing = importRoute({
  ...own,
  path: '/v1/case-types/{type}/cases:import',
  operationId: 'importCases',
  summary: `从表格登记一类事项，一次最多 ${mostRows} 行：全部检查通过才写入，逐行登记；同一表格再次导入不会重复登记`,
});

/** Cases from sheets: the template of a type, and the import. */
export function importRoutes(deps: CaseRouteDeps) {
  /** Throws `forbidden` (403) where the caller opens no such cases, `no-sheet` (409) where no sheet can hold what they need. */
  async function about(c: Context<ApiEnv>, type: string) {
    const { store, principal: caller } = c.var;
    const definition = await requireType(deps.types, store, type);
    const { title } = definition.compiled.type;
    if (!mayOpen(definition.compiled, caller))
      throw problems.forbidden(`您的岗位不能登记“${title}”，请联系系统管理员。`);
    const columns = openingColumns(definition.compiled, deps);
    if (!columns)
      throw problems.conflict('no-sheet', `登记“${title}”须提交附件或明细，不能从表格导入，请逐件登记。`);
    return { definition, columns, caller, title };
  }

  return newRouter()
    .openapi(template, async (c) => {
      const { columns, title } = await about(c, c.req.valid('param').type);
      const { format } = c.req.valid('query');
      const chunks = templateOf(format, title, columns);
      return answerFile(c.var.store, deps, { name: `${title}导入模板`, format, chunks });
    })
    .openapi(importing, async (c) => {
      const { store } = c.var;
      const { type } = c.req.valid('param');
      const { definition, columns, caller } = await about(c, type);
      requireTaking(definition, deps.clock());
      const result = await importSheet(c, {
        columns,
        mostRows,
        dryRun: c.req.valid('query').dryRun === 'true',
        check: (rows) => checkCases(store, deps, { definition, columns, caller }, rows),
        add: async ({ values, sheet, row }) => {
          const until = startOfDay(addMonths(shanghaiDate(deps.clock()), known)).toISOString();
          const alongside = async (id: string) => {
            if (await store.get(importedEntity, { type, sheet, row }))
              throw problems.conflict('imported-before', '这一行刚刚已由同一表格登记，没有重复登记。');
            return [create(importedEntity, { type, sheet, row, id, until })];
          };
          const { found } = await openCaseOf(store, deps, { type, values, caller, alongside });
          return { id: found.id, name: found.number ?? found.id };
        },
      });
      return c.json(result, 200);
    });
}
