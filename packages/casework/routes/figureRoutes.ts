import { allowCases, createRoute, instant, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { problems, shanghaiDate } from '@mingcha/kernel';
import * as z from 'zod';
import { isReached } from '../access/concerned.ts';
import { reachOf } from '../access/sight.ts';
import { rowsOf } from '../columns/rowsOf.ts';
import type { CaseDeps } from '../deps.ts';
import { figuresOf, monthAfter } from '../figures/figuresOf.ts';
import { frozenIn } from '../figures/frozen.ts';
import { titled } from '../figures/titled.ts';
import { requireType } from '../types/caseTypes.ts';

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .openapi({ example: '2026-03' });
const mostMonths = 36;
const measured = {
  value: z.number().nullable().openapi({ description: '没有可计的事项，或少于公布所需的件数时为 null' }),
  of: z.number().int().openapi({ description: '计入的事项数' }),
};
const figure = z
  .object({
    name: z.string(),
    title: z.string(),
    unit: z.enum(['cases', 'share', 'workingDays']).openapi({ description: '件数、比例（0 至 1）、工作日' }),
    total: z.object(measured),
    months: z.array(
      z.object({
        month,
        ...measured,
        frozen: z
          .object({
            at: instant,
            isOther: z.boolean().openapi({ description: '按当时的定义统计，与现在的定义不同' }),
          })
          .optional()
          .openapi({ description: '已月结：为月结时的数' }),
        now: z.object(measured).optional().openapi({ description: '月结后有变动：按现在的事项统计的数' }),
      }),
    ),
    groups: z.array(
      z.object({
        field: z.string(),
        title: z.string(),
        items: z.array(z.object({ key: z.string(), title: z.string(), ...measured })),
      }),
    ),
  })
  .openapi('CaseFigure');

const route = createRoute({
  method: 'get',
  path: '/v1/case-types/{type}/figures',
  operationId: 'listCaseFigures',
  tags: ['事项'],
  summary: '一类事项的统计指标：合计、逐月、分组；部门只计涉及本部门的',
  middleware: [allowCases()],
  request: {
    params: z.object({ type: z.string().max(60) }),
    query: z.object({
      from: month.optional().openapi({ description: '起始月份；缺省为截止月份之前的第 11 个月' }),
      to: month.optional().openapi({ description: '截止月份；缺省为本月' }),
    }),
  },
  responses: {
    200: jsonResponse(
      '统计指标',
      z.object({
        from: month,
        to: month,
        cases: z.number().int().openapi({ description: '可见的全部事项数，不限月份' }),
        figures: z.array(figure),
      }),
    ),
    ...problemResponses,
  },
});

/** Figures of a type, made of its cases when they are asked for. */
export function figureRoutes(deps: CaseDeps) {
  return newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    const { type } = c.req.valid('param');
    const { compiled } = await requireType(deps.types, store, type);
    const reach = reachOf(principal, compiled.type.group);
    if (reach === undefined) throw problems.forbidden();
    const query = c.req.valid('query');
    const to = query.to ?? shanghaiDate(deps.clock()).slice(0, 7);
    const from = query.from ?? monthAfter(to, -11);
    if (from > to || monthAfter(to, 1 - mostMonths) > from)
      throw problems.badRequest('bad-period', `起始月份不能晚于截止月份，最多 ${mostMonths} 个月。`);
    const rows = (await rowsOf(store, type)).filter(({ depts }) => isReached(reach, depts));
    const frozen = await frozenIn(store, compiled, { from, to }, reach);
    const figures = figuresOf(compiled, rows, { from, to }, frozen);
    return c.json(
      { from, to, cases: rows.length, figures: await titled(store, compiled, rows, figures) },
      200,
    );
  });
}
