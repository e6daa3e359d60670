import {
  allow,
  createRoute,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import * as z from 'zod';
import { loadRun, monthEntity } from './run.ts';
import { classCounts, classGroup } from './views.ts';

const month = z
  .object({
    month: z.string().openapi({ description: '年月，如 2026-11' }),
    run: z.string().openapi({ description: '结果有效的那次评价' }),
    classes: classCounts,
    counties: z.array(classGroup).openapi({ description: '各县区，区划代码六位' }),
    industries: z.array(classGroup).openapi({ description: '各行业门类，GB/T 4754 的字母' }),
  })
  .openapi('CreditClassMonth');

const list = createRoute({
  method: 'get',
  path: '/v1/credit/evaluations:months',
  operationId: 'listCreditClassMonths',
  tags: ['信用评价'],
  summary: '各月各类的户数，全市、分县区和分行业，新的在前',
  middleware: [allow('rosters:read')],
  request: { query: listQuery },
  responses: { 200: jsonResponse('各月的分类', pageOf(month)), ...problemResponses },
});

/** Classes over time: what the evaluation that stands for each month came to. */
export const monthRoutes = () =>
  newRouter().openapi(list, async (c) => {
    const { store } = c.var;
    const page = await store.query(monthEntity, [], { ...c.req.valid('query'), newestFirst: true });
    const runs = await Promise.all(page.items.map(({ run }) => loadRun(store, run)));
    const items = runs.flatMap(({ id, month, summary }) => {
      if (!summary) return [];
      const { counties = [], industries = [] } = summary.groups ?? {};
      return [
        { month, run: id, classes: summary.classes, counties: [...counties], industries: [...industries] },
      ];
    });
    return c.json({ items, next: page.next }, 200);
  });
