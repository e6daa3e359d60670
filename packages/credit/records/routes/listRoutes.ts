import {
  allow,
  answerRowsFile,
  createRoute,
  deptsOf,
  fileResponses,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { isDate, Problem } from '@mingcha/kernel';
import { creditRecordStates, publicationLights, withdrawalLights } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { objectionFinder, openObjections } from '../../objections/objection.ts';
import { creditKind } from '../kinds/index.ts';
import { baseColumns } from '../kinds/kind.ts';
import { punctualityOf } from '../publication/punctuality.ts';
import { allRecords, findRecords, recordOrders } from '../reading/find.ts';
import type { CreditRecord } from '../record.ts';
import { path, type RecordDeps, tags } from './deps.ts';
import { clockName, kindId, kindSchema, light, punctualitySchema, recordSchema, state } from './schemas.ts';
import { kindViews, loadLights, masked, type ObjectionTo, recordView } from './view.ts';

const reading = [allow('credit:read')];
const day = z.string().refine(isDate, '应为存在的日期，如 2026-03-16');
const filters = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .openapi({ description: '相对人名称或代码、文书号、机关、内容中的文字' }),
  kind: kindId.optional(),
  state: state.optional(),
  dept: z.string().max(40).optional().openapi({ description: '作出机关的部门编号' }),
  subject: z.string().max(18).optional(),
  light: light.optional(),
  clock: clockName.optional().openapi({ description: '只看有这一时限的；light 为这一时限的' }),
  from: day.optional().openapi({
    description: '决定日期不早于；clock 为 withdraw 的，变更或撤销日期不早于',
  }),
  to: day.optional().openapi({ description: '决定日期不晚于；clock 为 withdraw 的，变更或撤销日期不晚于' }),
  sort: z
    .enum([...recordOrders, ...recordOrders.map((order) => `-${order}` as const)])
    .optional()
    .openapi({ description: '按哪一列排序，前加 - 为倒序；缺省为 -date' }),
});

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listCreditRecords',
  summary: '信用记录，各条的最新版本；个人信息脱敏',
  middleware: reading,
  request: { query: listQuery.extend(filters.shape) },
  responses: {
    200: jsonResponse('信用记录', pageOf(recordSchema).extend({ total: z.number().int() })),
    ...problemResponses,
  },
});
const exporting = createRoute({
  method: 'get',
  path: `${path}:export`,
  tags,
  operationId: 'exportCreditRecords',
  summary: '导出信用记录：与列表同样的筛选和排序，一次最多 50000 条，个人信息脱敏，记入审计日志',
  middleware: reading,
  request: { query: filters.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { ...fileResponses('信用记录文件', ['xlsx', 'csv']), ...problemResponses },
});
const kinds = createRoute({
  method: 'get',
  path: `${path}:kinds`,
  tags,
  operationId: 'listCreditKinds',
  summary: '信用记录的类别：各类的要素、取值、公示与否和交换平台的字段名',
  middleware: reading,
  responses: { 200: jsonResponse('类别', z.object({ items: z.array(kindSchema) })), ...problemResponses },
});
const punctuality = createRoute({
  method: 'get',
  path: `${path}:punctuality`,
  tags,
  operationId: 'listPublicationPunctuality',
  summary:
    '双公示按期情况：各机关在一段时间内作出的许可和处罚是否按期公示，变更、撤销的处罚是否按期撤下；按期率高的在前',
  middleware: reading,
  request: { query: z.object({ from: day, to: day }) },
  responses: {
    200: jsonResponse('按期情况', z.object({ items: z.array(punctualitySchema) })),
    ...problemResponses,
  },
});

const mostExported = 50_000;
const tooMany = () =>
  new Problem({
    status: 422,
    code: 'list-too-large',
    title: '条目过多',
    detail: `一次最多导出 ${mostExported} 条，请先按类别、部门或日期筛选。`,
  });

/** Lists of records, what they are like, and how punctually they are published. */
export function listRoutes(deps: RecordDeps) {
  const { clock } = deps;
  return newRouter()
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const { limit, cursor, ...query } = c.req.valid('query');
      const { lights } = await loadLights(store, clock());
      const reader = deptsOf(principal, 'credit:read');
      const { items, ...page } = await findRecords(store, { reader, lights }, query, { limit, cursor });
      const objectionTo = objectionFinder(await openObjections(store), { accepted: false });
      const viewing = { lights, writer: deptsOf(principal, 'credit:write'), objectionTo };
      return c.json({ ...page, items: items.map((one) => recordView(one, viewing)) }, 200);
    })
    .openapi(exporting, async (c) => {
      const { store, principal } = c.var;
      const { format, ...query } = c.req.valid('query');
      const { lights } = await loadLights(store, clock());
      const reader = deptsOf(principal, 'credit:read');
      const rows = await allRecords(store, { reader, lights }, query);
      if (rows.length > mostExported) throw tooMany();
      const objectionTo = objectionFinder(await openObjections(store), { accepted: false });
      const columns = columnsOf(query.kind, {
        lightOf: (row) => {
          const { name, light: own = 'none' } = lights.clockOf(row) ?? {};
          return (name === 'withdraw' ? withdrawalLights : publicationLights)[own].title;
        },
        objectionTo,
      });
      const file = {
        name: 'credit-records',
        title: creditKind(query.kind ?? '')?.title ?? '信用信息',
        columns,
      };
      return answerRowsFile(c, file, rows.map(masked), undefined, { format, asked: query }, deps) as never;
    })
    .openapi(kinds, (c) => c.json({ items: kindViews() }, 200))
    .openapi(punctuality, async (c) => {
      const { store, principal } = c.var;
      const { lights } = await loadLights(store, clock());
      const reader = deptsOf(principal, 'credit:read');
      const begun = c.req.valid('query');
      const rows = await allRecords(store, { reader, lights }, { begun });
      return c.json({ items: punctualityOf(rows, lights, begun) }, 200);
    });
}

/** The columns of a file: of one kind with its elements. */
function columnsOf(
  kind: string | undefined,
  { lightOf, objectionTo }: { lightOf: (row: CreditRecord) => string; objectionTo: ObjectionTo },
) {
  const base = Object.entries(baseColumns).map(([field, { header }]) => ({
    header,
    value: (row: CreditRecord) => row[field as keyof typeof baseColumns],
  }));
  const shown = (value: unknown) => (typeof value === 'boolean' ? (value ? '是' : '否') : value);
  const own = (creditKind(kind ?? '')?.elements ?? []).map(({ field, title }) => ({
    header: title,
    value: (row: CreditRecord) => shown(row.values[field]) as string | number | undefined,
  }));
  return [
    ...(kind === undefined
      ? [{ header: '类别', value: (row: CreditRecord) => creditKind(row.kind)?.title ?? row.kind }]
      : []),
    ...base,
    ...own,
    { header: '状态', value: (row: CreditRecord) => creditRecordStates[row.state].title },
    { header: '公示情况', value: lightOf },
    { header: '异议', value: (row: CreditRecord) => (objectionTo(row) ? '异议中' : undefined) },
    { header: '收到日期', value: (row: CreditRecord) => row.received },
    { header: '版本', value: (row: CreditRecord) => row.version },
  ];
}
