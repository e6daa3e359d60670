import type { CaseDeps } from '@mingcha/casework/commands';
import { allowCases, createRoute, jsonBody, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { deliverResults } from './deliver.ts';
import { deliveryReceipt, mostResults, resultsBody } from './schemas.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/inspections/results',
  operationId: 'deliverInspectionResults',
  tags: ['行政检查'],
  summary: `部门业务系统报送检查结果，一次最多 ${mostResults} 行：逐行说明错误，重复报送不重复登记；报送之后由检查人员签字、部门复核和公示`,
  middleware: [allowCases('deliver')],
  request: jsonBody(resultsBody),
  responses: { 200: jsonResponse('回执', deliveryReceipt), ...problemResponses },
});

/** What departments' own systems hand in of inspections. */
export const resultRoutes = (deps: CaseDeps) =>
  newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    return c.json(await deliverResults(store, deps, c.req.valid('json'), principal), 200);
  });
