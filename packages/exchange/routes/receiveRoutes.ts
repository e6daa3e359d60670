import { pushRecords } from '@mingcha/credit';
import {
  actorOf,
  allow,
  audit,
  createRoute,
  deptsOf,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import * as z from 'zod';
import { publishedContract } from '../contract/published.ts';
import type { ExchangeDeps } from '../deps.ts';
import { receivedRows } from '../receiving/received.ts';
import { operations } from '../sending/entities.ts';
import { params, tags } from './schemas.ts';

/** Rows that one call brings. */
const mostReceived = 500;

const envelope = z
  .object({
    row_guid: z.string().min(1).max(64),
    cd_operation: z.enum(operations),
    cd_batch: z.string().max(64).optional(),
    cd_time: z.string().max(40).optional(),
    data_source: z.string().max(100).optional(),
  })
  .catchall(z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]));

const route = createRoute({
  method: 'post',
  path: '/v1/exchange/received/{contract}',
  tags,
  operationId: 'receiveExchangeRows',
  summary: '接收对方的数据：合格的写入，其余在错误表中退回；同样的行再来不改变什么',
  middleware: [allow('credit:write')],
  request: {
    params,
    ...jsonBody(
      z
        .object({ cd_batch: z.string().min(1).max(64), rows: z.array(envelope).min(1).max(mostReceived) })
        .strict(),
    ),
  },
  responses: {
    200: jsonResponse(
      '错误表',
      z
        .object({
          cd_batch: z.string(),
          accepted: z.number().int(),
          errors: z.array(
            z.object({ table: z.string(), row_guid: z.string(), err_type: z.string(), remark: z.string() }),
          ),
        })
        .openapi('ExchangeErrorTable'),
    ),
    ...problemResponses,
  },
});

/** Rows that a partner brings. */
export const receiveRoutes = (deps: ExchangeDeps) =>
  newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    const { contract: id } = c.req.valid('param');
    const contract = await publishedContract(store, deps, id);
    if (contract?.direction !== 'in') throw problems.notFound('该接收合同');
    const { cd_batch: batch, rows } = c.req.valid('json');
    const { given, errors } = receivedRows(contract, rows);
    const pushed = await pushRecords(store, deps.clock, given, {
      ...{ by: actorOf(principal), writer: deptsOf(principal, 'credit:write') },
      ...{ partial: true, dryRun: false },
    });
    for (const { row, code, message } of pushed.faults)
      errors.push({ row_guid: rows[row - 1]!.row_guid, err_type: code, remark: message });
    const refused = new Set(errors.map(({ row_guid }) => row_guid)).size;
    const counts = { accepted: rows.length - refused, refused };
    await store.write(
      ...audit(
        deps.clock,
        actorOf(principal),
        'exchange.receive',
        { id, name: contract.title },
        {
          detail: { batch, ...counts },
        },
      ),
    );
    const table = errors.map((error) => ({ table: contract.table, ...error }));
    return c.json({ cd_batch: batch, accepted: counts.accepted, errors: table }, 200);
  });
