import type { CaseTypes } from '@mingcha/casework/reading';
import {
  createRoute,
  jsonResponse,
  limitByAddress,
  newPublicRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { type Clock, shanghaiYear } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { openTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { committedDraw } from '../../draws/public/publicDraw.ts';
import { requireNamed } from '../../draws/publishing/naming.ts';
import { resultsOf } from './results.ts';
import { drawResult, inspectionYear, onlyResults, publicVisit, resultCounts } from './schemas.ts';
import { visitByLink } from './visit.ts';
import { yearOf } from './year.ts';

export type PublicLooksDeps = {
  store: Store;
  clock: Clock;
  types: CaseTypes;
  /** Whose a request is, by what the server knows of it; without it none are counted. */
  addressOf?: (environment: unknown) => string | undefined;
};

const tags = ['行政检查'];
const ofCity = z.object({ tenant: z.string() });
const results = createRoute({
  method: 'get',
  path: '/public/{tenant}/draws/{id}/results',
  operationId: 'listPublicResults',
  tags,
  summary: '一次抽查中各对象的检查结果：已公示的才有；名单随检查结果公示的，名单公示之后才有',
  request: {
    params: ofCity.extend({ id: z.string() }),
    query: z.object({
      only: z.enum(onlyResults).optional().openapi({ description: '只列已公示的、发现问题的或者待公示的' }),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(2_000).optional(),
    }),
  },
  responses: { 200: jsonResponse('检查结果', pageOf(drawResult).extend(resultCounts)), ...problemResponses },
});
const visit = createRoute({
  method: 'get',
  path: '/public/{tenant}/visits/{token}',
  operationId: 'getPublicVisit',
  tags,
  summary: '扫码入企：凭通知书二维码查看一次检查由谁实施、查哪些事项；过期失效',
  request: { params: ofCity.extend({ token: z.string().max(300) }) },
  responses: { 200: jsonResponse('检查', publicVisit), ...problemResponses },
});
const year = createRoute({
  method: 'get',
  path: '/public/{tenant}/inspections',
  operationId: 'getPublicInspectionYear',
  tags,
  summary: '一年中已公示结果的检查数，各事项发现问题的次数，和已公示的年度抽查计划的完成情况',
  request: {
    params: ofCity,
    query: z.object({
      year: z.coerce.number().int().min(2000).max(2200).optional().openapi({ description: '缺省为今年' }),
    }),
  },
  responses: { 200: jsonResponse('检查统计', inspectionYear), ...problemResponses },
});

/** Calls of an address: a page needs two or three. */
const calls = { perSecond: 1, burst: 60 };

/** What anyone may read of inspections; no token of an account, no write. */
export function publicLooksRoutes({
  store: all,
  clock,
  types,
  addressOf = () => undefined,
}: PublicLooksDeps) {
  const open = async (code: string) => (await openTenant(all, code)).store;
  const router = newPublicRouter();
  const limit = limitByAddress(calls, addressOf, clock);
  for (const path of ['visits/*', 'inspections', 'draws/:id/results'])
    router.use(`/public/:tenant/${path}`, limit);
  return router
    .openapi(results, async (c) => {
      const { tenant, id } = c.req.valid('param');
      const store = await open(tenant);
      const draw = await committedDraw(store, id);
      requireNamed(draw);
      return c.json(await resultsOf(store, { types, clock }, draw, c.req.valid('query')), 200);
    })
    .openapi(visit, async (c) => {
      const { tenant, token } = c.req.valid('param');
      const store = await open(tenant);
      // It is for who has the link, and for nobody's cache.
      c.header('cache-control', 'private, no-store');
      return c.json(await visitByLink(store, { types, clock }, token), 200);
    })
    .openapi(year, async (c) => {
      const store = await open(c.req.valid('param').tenant);
      const { year: asked = shanghaiYear(clock()) } = c.req.valid('query');
      return c.json(await yearOf(store, { types, clock }, asked), 200);
    });
}
