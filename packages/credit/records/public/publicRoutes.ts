import '@hono/zod-openapi';
import { createRoute, day, jsonResponse, newPublicRouter, pageOf, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { openTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { findRecords } from '../reading/find.ts';
import { loadLights } from '../routes/view.ts';
import { publicRecordsOf } from './publicRecords.ts';
import { publicName, publicObjections, publicRecord } from './publicView.ts';

const path = '/public/{tenant}/credit';
const tags = ['双公示'];
const params = z.object({ tenant: z.string() });

const record = z
  .object({
    kind: z.enum(['permit', 'penalty']),
    title: z.string(),
    subject: z.string(),
    name: z.string(),
    authority: z.string(),
    number: z.string(),
    date: day,
    published: day,
    until: day.optional().openapi({ description: '到这一天不再公示' }),
    disputed: z.boolean().optional().openapi({ description: '有异议，正在核查' }),
    facts: z.array(z.object({ field: z.string(), title: z.string(), value: z.string() })),
  })
  .openapi('PublicCreditRecord');

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listPublicCredit',
  summary: '公示期内的行政许可和行政处罚，由新到旧；可按企业名称、统一社会信用代码或文书号查找',
  request: {
    params,
    query: z.object({
      q: z.string().trim().max(100).optional(),
      kind: z.enum(['permit', 'penalty']).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(2_000).optional(),
    }),
  },
  responses: {
    200: jsonResponse('许可和处罚', pageOf(record).extend({ total: z.number().int() })),
    ...problemResponses,
  },
});
const get = createRoute({
  method: 'get',
  path: `${path}/{subject}`,
  tags,
  operationId: 'getPublicCredit',
  summary: '一家企业公示期内的行政许可和行政处罚',
  request: {
    params: params.extend({ subject: z.string().regex(/^[0-9A-Z]{18}$/, '应为 18 位统一社会信用代码') }),
  },
  responses: {
    200: jsonResponse(
      '一家企业的许可和处罚',
      z
        .object({ subject: z.string(), name: z.string(), items: z.array(record) })
        .openapi('PublicCreditSubject'),
    ),
    ...problemResponses,
  },
});

/** Permits and penalties in their period, for anyone: no token, no write. What is over is gone on the day. */
export function publicCreditRoutes({ store: all, clock }: { store: Store; clock: () => Date }) {
  const open = async (code: string) => (await openTenant(all, code)).store;
  const router = newPublicRouter();
  // What is withdrawn is gone at once: nobody shows an answer of a minute ago.
  router.use('*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-cache');
  });
  return router
    .openapi(list, async (c) => {
      const store = await open(c.req.valid('param').tenant);
      const { q, kind, limit, cursor } = c.req.valid('query');
      const { rules, lights, today } = await loadLights(store, clock());
      const asking = { reader: 'all' as const, lights, open: { rules, day: today } };
      const { items, ...page } = await findRecords(store, asking, { q, kind }, { limit, cursor });
      const viewing = { rules, objectionTo: await publicObjections(store) };
      return c.json({ ...page, items: items.map((one) => publicRecord(one, viewing)) }, 200);
    })
    .openapi(get, async (c) => {
      const { tenant, subject } = c.req.valid('param');
      const store = await open(tenant);
      const { rules, today } = await loadLights(store, clock());
      const records = await publicRecordsOf(store, subject, { rules, day: today });
      const [first] = records;
      // Who has nothing public is not told from who is not there.
      if (!first) throw problems.notFound('该企业公示期内的许可和处罚');
      const viewing = { rules, objectionTo: await publicObjections(store) };
      return c.json(
        { subject, name: publicName(first), items: records.map((one) => publicRecord(one, viewing)) },
        200,
      );
    });
}
