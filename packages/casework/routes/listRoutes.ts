import {
  type ApiEnv,
  allowCases,
  answerRowsFile,
  createRoute,
  fileResponses,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { Context } from 'hono';
import * as z from 'zod';
import type { CaseRouteDeps } from '../deps.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { columnsOf } from '../lists/columns.ts';
import { allFound, countByState, findCases, namesIn } from '../lists/find.ts';
import { requireType } from '../types/caseTypes.ts';
import { listedView } from '../view/rowView.ts';
import { caseRow, light } from './schemas.ts';

const tags = ['事项'];
const params = z.object({ type: z.string().max(60) });
const text = z.string().max(100);

/** What may stand several times. */
const several = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([one, z.array(one).max(50)])
    .transform((given): z.output<T>[] => [given].flat() as z.output<T>[])
    .optional();
const day = (description: string) => z.iso.date().optional().openapi({ description });
const query = z.object({
  q: z.string().trim().max(60).optional().openapi({ description: '编号或事由中的文字' }),
  sort: z.string().max(60).optional().openapi({
    description:
      '按哪一列排序，前加 - 为倒序：number、about、state、result、due、depts、people、opened、ended，或者列表中的字段 fields.字段名；缺省由新到旧',
    example: '-fields.amount',
  }),
  state: several(text).openapi({ description: '状态；可重复，任一相符即可，以下同' }),
  result: several(text).openapi({ description: '办理结果' }),
  dept: several(text).openapi({ description: '涉及的单位' }),
  person: several(text).openapi({ description: '经办人' }),
  light: several(light).openapi({ description: '未办结事项的时限' }),
  openedFrom: day('登记日期，自'),
  openedTo: day('登记日期，至（含）'),
  endedFrom: day('办结日期，自'),
  endedTo: day('办结日期，至（含）'),
  where: several(z.string().max(200)).openapi({
    description:
      '列表中的字段：字段=值（可重复，任一相符即可；值空着为未填写），日期和数字还可以 字段>=值、字段<=值；文字为包含，区划含其下级',
    example: ['kind=投诉', 'amount>=100'],
  }),
  archived: z.enum(['true']).optional().openapi({ description: '只列已归档的' }),
  subject: z.string().max(64).optional().openapi({ description: '事项所涉主体，如统一社会信用代码' }),
});

const list = createRoute({
  method: 'get',
  path: '/v1/cases/{type}',
  operationId: 'listCases',
  tags,
  summary: '一类事项：按任意字段筛选、排序、查找；部门只见涉及本部门的',
  middleware: [allowCases()],
  request: { params, query: listQuery.extend(query.shape) },
  responses: {
    200: jsonResponse(
      '事项列表',
      pageOf(caseRow).extend({
        total: z.number().int().openapi({ description: '符合条件的事项数，准确' }),
      }),
    ),
    ...problemResponses,
  },
});
const exporting = createRoute({
  method: 'get',
  path: '/v1/case-types/{type}/cases:export',
  operationId: 'exportCases',
  tags,
  summary: '导出一类事项：与列表同样的查找、筛选和排序，个人信息除外，记入审计日志',
  middleware: [allowCases()],
  request: { params, query: query.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { ...fileResponses('事项列表文件', ['xlsx', 'csv']), ...problemResponses },
});
const counts = createRoute({
  method: 'get',
  path: '/v1/case-types/{type}/counts',
  operationId: 'countCases',
  tags,
  summary: '各状态的事项数；部门只计涉及本部门的',
  middleware: [allowCases()],
  request: { params },
  responses: {
    200: jsonResponse('各状态的事项数', z.object({ states: z.record(z.string(), z.number().int()) })),
    ...problemResponses,
  },
});

/** Lists of the cases of a type, made of their rows. */
export function listRoutes(deps: CaseRouteDeps) {
  async function about(c: Context<ApiEnv>, type: string) {
    const { store, principal: caller } = c.var;
    const [definition, office] = await Promise.all([requireType(deps.types, store, type), loadOffice(store)]);
    return { definition, office, caller, now: deps.clock() };
  }

  return newRouter()
    .openapi(list, async (c) => {
      const { store } = c.var;
      const of = await about(c, c.req.valid('param').type);
      const { limit, cursor, archived, ...asked } = c.req.valid('query');
      const found = await findCases(
        store,
        of,
        { ...asked, archived: archived !== undefined },
        { limit, cursor },
      );
      const { compiled } = of.definition;
      const names = await namesIn(store, found.items, columnsOf(compiled).values());
      const items = found.items.map((row) => listedView(row, { ...of, compiled, names }));
      return c.json({ ...found, items }, 200);
    })
    .openapi(exporting, async (c) => {
      const { store } = c.var;
      const of = await about(c, c.req.valid('param').type);
      const { format, archived, ...asked } = c.req.valid('query');
      const { rows, columns, context } = await allFound(store, of, {
        ...asked,
        archived: archived !== undefined,
      });
      const { name, title } = of.definition.compiled.type;
      const file = { format, asked: { ...asked, archived } };
      return answerRowsFile(c, { name, title, columns }, rows, context, file, deps);
    })
    .openapi(counts, async (c) => {
      const of = await about(c, c.req.valid('param').type);
      return c.json({ states: await countByState(c.var.store, of) }, 200);
    });
}
