import { allow, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import { contractSchema } from '../contract/format.ts';
import type { ExchangeDeps } from '../deps.ts';
import { exampleContracts } from '../partners/examples.ts';
import { tags } from './schemas.ts';

const reading = [allow('exchange:read')];
const sourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        type: z.enum(['string', 'number', 'boolean', 'strings', 'numbers']),
        readable: z.boolean().openapi({ description: '条件和表达式可以用；其余只能原样对照' }),
        personal: z.boolean(),
      }),
    ),
  })
  .openapi('ExchangeSource');

const sourcesRoute = createRoute({
  method: 'get',
  path: '/v1/exchange/sources',
  tags,
  operationId: 'listExchangeSources',
  summary: '交换合同可以用的数据来源和字段',
  middleware: reading,
  responses: {
    200: jsonResponse('数据来源', z.object({ items: z.array(sourceSchema) })),
    ...problemResponses,
  },
});
const examplesRoute = createRoute({
  method: 'get',
  path: '/v1/exchange/examples',
  tags,
  operationId: 'listExampleContracts',
  summary: '示例合同：与信用平台、公示系统、互联网+监管；字段名和地址须按对方现行规范核对',
  middleware: reading,
  responses: {
    200: jsonResponse('示例合同', z.object({ items: z.array(contractSchema.openapi('ExchangeTerms')) })),
    ...problemResponses,
  },
});

/** What a contract may be made of. */
export const contractRoutes = ({ sources }: ExchangeDeps) =>
  newRouter()
    .openapi(sourcesRoute, async (c) => {
      const items = (await sources.all(c.var.store)).map(({ id, title, fields }) => ({
        ...{ id, title },
        fields: [...fields].map(([name, { title: named, type, readable, personal = false }]) => ({
          ...{ name, title: named, type, readable, personal },
        })),
      }));
      return c.json({ items }, 200);
    })
    .openapi(examplesRoute, (c) => c.json({ items: [...exampleContracts] }, 200));
