import {
  allow,
  answerList,
  answerListFile,
  createRoute,
  exportRoute,
  jsonResponse,
  type ListSource,
  listQuery,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { RegisterRouteDeps } from '@mingcha/register';
import { pageRows, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { seenBy } from '../subjects/seen.ts';
import { resultList, resultQuery, resultSchema, resultsOf } from './results.ts';
import { loadRun } from './run.ts';

const path = '/v1/credit/evaluations/{id}/results';
const tags = ['信用评价'];
const middleware = [allow('rosters:read')];
const params = z.object({ id: z.string().max(40) });

const list = createRoute({
  method: 'get',
  path,
  operationId: 'listCreditResults',
  tags,
  summary: '一次评价或试算的结果：主体、分类和得分；超过 20,000 户的见名录',
  middleware,
  request: { params, query: listQuery.extend(resultQuery.shape) },
  responses: { 200: jsonResponse('评价结果', pageOf(resultSchema)), ...problemResponses },
});
const { request: exportRequest, ...exporting } = exportRoute(resultList, {
  path,
  operationId: 'exportCreditResults',
  tags,
  middleware,
  query: resultQuery,
});
const exportResults = createRoute({ ...exporting, request: { ...exportRequest, params } });

type Result = z.infer<typeof resultSchema>;
type Filters = { class?: Result['class'] | undefined };

/** What an evaluation says of its subjects, as a list. */
export const resultRoutes = (
  deps: { clock: Clock } & Pick<RegisterRouteDeps, 'files' | 'maxResponseBytes'>,
) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      const source = await sourceFor(c.var, c.req.valid('param').id, query);
      return c.json(await answerList(c.var.store, resultList, query, source), 200);
    })
    .openapi(exportResults, async (c) => {
      const query = c.req.valid('query');
      const source = await sourceFor(c.var, c.req.valid('param').id, query);
      return answerListFile(c, resultList, query, source, deps);
    });

async function sourceFor(
  { store, principal }: { store: TenantStore; principal: Principal },
  id: string,
  { class: only }: Filters,
): Promise<ListSource<Result, void>> {
  const run = await loadRun(store, id);
  const rows = await resultsOf(store, run, { only, isSeen: seenBy(principal, run.model.subject) });
  const scope = `credit results ${id} ${only}`;
  return { page: async (query) => pageRows(store, scope, rows, query), about: () => undefined };
}
