import { reachOf } from '@mingcha/casework/reading';
import {
  allow,
  createRoute,
  day,
  instant,
  jsonResponse,
  listQuery,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { pageRows, queryAll, queryShown } from '@mingcha/store';
import * as z from 'zod';
import { kindId } from '../records/routes/schemas.ts';
import { exampleRules } from './examples.ts';
import { type OpenedWarning, openedWarningEntity } from './opened.ts';
import { outcomeFinder, outcomesOf, warningOutcomes } from './outcomes.ts';
import { warningRules } from './published.ts';
import { ruleSchema, type WarningRule } from './ruleKind.ts';

const tags = ['信用评价'];
const count = z.number().int();

const examplesRoute = createRoute({
  method: 'get',
  path: '/v1/credit/example-warning-rules',
  operationId: 'listExampleWarningRules',
  tags,
  summary: '示例预警规则：级数、天数和件数均为虚构，供修改后采用',
  middleware: [allow('catalogue:read')],
  responses: {
    200: jsonResponse('示例规则', z.object({ items: z.array(ruleSchema.openapi('CreditWarningRule')) })),
    ...problemResponses,
  },
});

const warning = z
  .object({
    case: z.string().openapi({ description: '问题线索的编号' }),
    number: z.string().optional().openapi({ description: '问题线索的文号' }),
    rule: z.string(),
    title: z.string().openapi({ description: '规则当时的名称' }),
    subject: z.string(),
    name: z.string(),
    since: day.openapi({ description: '预警所指的日期' }),
    records: z
      .array(z.object({ id: z.string(), kind: kindId, number: z.string(), date: day }))
      .openapi({ description: '引起预警的信用记录；分类下降的没有' }),
    at: instant,
    outcome: z
      .enum(warningOutcomes)
      .openapi({ description: 'open 核查中，confirmed 属实，unfounded 不属实或不予处理' }),
  })
  .openapi('CreditWarning');

const list = createRoute({
  method: 'get',
  path: '/v1/credit/warnings',
  operationId: 'listCreditWarnings',
  tags,
  summary: '一条预警规则开出的线索及结果，新的在前；或者一件线索由哪条规则、哪些记录引起',
  middleware: [allow('cases:lead:read')],
  request: {
    query: listQuery.extend({
      rule: z.string().max(40).optional().openapi({ description: '规则编号' }),
      case: z.string().max(40).optional().openapi({ description: '问题线索的编号' }),
    }),
  },
  responses: { 200: jsonResponse('预警', pageOf(warning)), ...problemResponses },
});

const outcomesRoute = createRoute({
  method: 'get',
  path: '/v1/credit/warning-outcomes',
  operationId: 'listCreditWarningOutcomes',
  tags,
  summary: '各条预警规则开出的线索件数和结果；部门只计涉及本部门的',
  middleware: [allow('cases:lead:read')],
  responses: {
    200: jsonResponse(
      '各条规则',
      z.object({
        items: z.array(
          z
            .object({
              rule: z.string(),
              title: z.string(),
              opened: count,
              open: count.openapi({ description: '核查中' }),
              confirmed: count.openapi({ description: '属实' }),
              unfounded: count.openapi({ description: '不属实或不予处理' }),
            })
            .openapi('CreditWarningOutcomes'),
        ),
      }),
    ),
    ...problemResponses,
  },
});

function leadsReach(principal: Principal) {
  const reach = reachOf(principal, 'lead');
  if (reach === undefined) throw problems.forbidden();
  return reach;
}

/** What a city can begin its rules of early warning with, and what became of the leads that its rules have opened. */
export const warningRoutes = () =>
  newRouter()
    .openapi(examplesRoute, (c) => c.json({ items: [...exampleRules] }, 200))
    .openapi(list, async (c) => {
      const { store, principal } = c.var;
      const { rule, case: of, ...query } = c.req.valid('query');
      if ((rule === undefined) === (of === undefined))
        throw problems.badRequest('rule-or-case', '请写明规则编号或者线索编号，二者择一。');
      const outcomeIn = await outcomeFinder(store, leadsReach(principal));
      const shown = (items: readonly OpenedWarning[]) =>
        items.flatMap(({ rule: by, title, subject, name, since, records, at, case: id }) => {
          const found = outcomeIn({ case: id });
          if (!found) return [];
          return [
            { ...{ case: id, rule: by, title, subject, name, since, at }, records: [...records], ...found },
          ];
        });
      if (of !== undefined) {
        const found = await store.get(openedWarningEntity, { case: of });
        return c.json(pageRows(store, `warning of ${of}`, shown(found ? [found] : []), query), 200);
      }
      const place = { index: true, newestFirst: true, shown };
      return c.json(await queryShown(store, openedWarningEntity, [rule!], place, query), 200);
    })
    .openapi(outcomesRoute, async (c) => {
      const { store, principal } = c.var;
      const outcomeIn = await outcomeFinder(store, leadsReach(principal));
      const register = openRegister(store, warningRules);
      const { draft } = await register.heads();
      const rules: WarningRule[] = [];
      if (draft) for await (const rule of register.rows(draft.id)) rules.push(rule);
      const items = await Promise.all(
        rules.map(async ({ id, title }) => {
          const opened = await queryAll(store, openedWarningEntity, [id], { index: true });
          return { rule: id, title, ...outcomesOf(opened.map((one) => outcomeIn(one)?.outcome)) };
        }),
      );
      return c.json({ items: items.sort((a, b) => b.opened - a.opened || (a.rule < b.rule ? -1 : 1)) }, 200);
    });
