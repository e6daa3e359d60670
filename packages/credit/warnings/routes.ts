import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import { exampleRules } from './examples.ts';
import { ruleSchema } from './ruleKind.ts';

const examplesRoute = createRoute({
  method: 'get',
  path: '/v1/credit/example-warning-rules',
  operationId: 'listExampleWarningRules',
  tags: ['信用评价'],
  summary: '示例预警规则：级数、天数和件数均为虚构，供修改后采用',
  middleware: [allow('catalogue:read')],
  responses: {
    200: jsonResponse('示例规则', z.object({ items: z.array(ruleSchema.openapi('CreditWarningRule')) })),
    ...problemResponses,
  },
});

/** What a city can begin its rules of early warning with. */
export const warningRoutes = () =>
  newRouter().openapi(examplesRoute, (c) => c.json({ items: [...exampleRules] }, 200));
