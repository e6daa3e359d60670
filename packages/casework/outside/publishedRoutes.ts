import '@hono/zod-openapi';
import {
  createRoute,
  instant,
  jsonResponse,
  listQuery,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { queryAll } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import * as z from 'zod';
import { listPublished, publishingTypes, readPublished, requirePublishing } from '../published/read.ts';
import { ratedEntity } from '../rating/rating.ts';
import { leastRatings, tiersOf } from '../rating/tiers.ts';
import { fieldSchema } from '../routes/schemas.ts';
import { base, type OutsideDeps, openCity, openToAll, tags } from './deps.ts';

const ofTenant = z.object({ tenant: z.string().max(6) });
const ofType = ofTenant.extend({ type: z.string().max(60) });
const security = openToAll;

const amendedSchema = z.object({
  at: instant,
  reason: z.string(),
  times: z.number().int().openapi({ description: '共更正几次' }),
});
const publishedCase = z
  .object({
    id: z.string(),
    type: z.string(),
    typeTitle: z.string(),
    state: z.string().openapi({ description: '办理状态，如“公示中”' }),
    publishedAt: instant.openapi({ description: '何时到这一状态，即何时公开' }),
    amended: amendedSchema.optional().openapi({ description: '公开后更正过的：最近一次更正' }),
    fields: z.array(fieldSchema),
    names: z.record(z.string(), z.string()),
  })
  .openapi('PublishedCase');

const publishedWhole = publishedCase
  .extend({
    versions: z
      .array(
        z.object({
          no: z.number().int(),
          at: instant,
          title: z.string().openapi({ description: '公布这一版的文书，或者更正' }),
          reason: z.string().optional().openapi({ description: '为何更正' }),
          fields: z.array(fieldSchema),
          changed: z.array(z.string()).openapi({ description: '与上一版不同的内容' }),
        }),
      )
      .openapi({ description: '各次公布的版本，由旧到新；names 中有各版编号的名称' }),
  })
  .openapi('PublishedCaseWhole');

const types = createRoute({
  method: 'get',
  path: `${base}/published`,
  operationId: 'listPublishingTypes',
  tags,
  security,
  summary: '办结后向社会公开的事项类型；一次答全，不翻页',
  request: { params: ofTenant },
  responses: {
    200: jsonResponse('事项类型', pageOf(z.object({ name: z.string(), title: z.string() }))),
    ...problemResponses,
  },
});
const list = createRoute({
  method: 'get',
  path: `${base}/published/{type}`,
  operationId: 'listPublishedCases',
  tags,
  security,
  summary: '一类公开的事项，由新到旧；只有事项类型写明公开的内容，期满不再公开',
  request: {
    params: ofType,
    query: listQuery.extend({
      year: z.coerce.number().int().min(2000).max(2999).optional(),
      q: z.string().trim().max(60).optional().openapi({ description: '公开内容中的文字' }),
    }),
  },
  responses: { 200: jsonResponse('公开的事项', pageOf(publishedCase)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${base}/published/{type}/{id}`,
  operationId: 'getPublishedCase',
  tags,
  security,
  summary: '一件公开的事项',
  request: { params: ofType.extend({ id: z.string().max(40) }) },
  responses: { 200: jsonResponse('公开的事项及其各版', publishedWhole), ...problemResponses },
});
const satisfactionSchema = z
  .object({
    least: z.number().int().openapi({ description: '评价不足这一数量的单位不列出' }),
    since: instant,
    types: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        ratings: z.number().int(),
        units: z.array(
          z.object({
            name: z.string(),
            ratings: z.number().int(),
            tier: z.enum(['high', 'middle', 'low']).openapi({ description: '高、中、低三档，不排名次' }),
          }),
        ),
      }),
    ),
  })
  .openapi('Satisfaction');
const satisfaction = createRoute({
  method: 'get',
  path: `${base}/satisfaction`,
  operationId: 'getSatisfaction',
  tags,
  security,
  summary: '近一年的满意度，按单位分高、中、低三档，不排名次；评价满 30 件的单位才列出',
  request: { params: ofTenant },
  responses: { 200: jsonResponse('满意度', satisfactionSchema), ...problemResponses },
});

const year = 365 * 86_400_000;
const fresh = 600_000;

/** What of cases is published to everybody, and how satisfied people were. */
export function publishedRoutes(deps: OutsideDeps) {
  const asked = async ({ tenant, type }: { tenant: string; type: string }) => {
    const store = await openCity(deps, tenant);
    return { store, current: await requirePublishing(store, deps, type) };
  };
  /** Counting reads a year of ratings, so that it is done once in ten minutes. */
  const counted = new Map<string, { at: number; answer: z.infer<typeof satisfactionSchema> }>();

  async function count(tenant: string): Promise<z.infer<typeof satisfactionSchema>> {
    const store = await openCity(deps, tenant);
    const now = deps.clock().getTime();
    const known = counted.get(tenant);
    if (known && now - known.at < fresh) return known.answer;
    const since = new Date(now - year).toISOString();
    const names = new Map((await allDepartments(store)).map(({ id, name }) => [id, name]));
    const rated = (await deps.types.all(store)).filter(({ compiled }) => compiled.type.rating);
    const found = await Promise.all(
      rated.map(async ({ compiled: { type } }) => {
        const all = await queryAll(store, ratedEntity, [type.name], { between: { from: [since] } });
        const units = tiersOf(all).map(({ dept, ...unit }) => ({ name: names.get(dept) ?? dept, ...unit }));
        return { name: type.name, title: type.title, ratings: all.length, units };
      }),
    );
    const answer = { least: leastRatings, since, types: found };
    counted.set(tenant, { at: now, answer });
    return answer;
  }

  return newRouter()
    .openapi(types, async (c) => {
      const store = await openCity(deps, c.req.valid('param').tenant);
      return c.json({ items: await publishingTypes(store, deps), next: null }, 200);
    })
    .openapi(list, async (c) => {
      const { store, current } = await asked(c.req.valid('param'));
      const { limit, cursor, ...filter } = c.req.valid('query');
      return c.json(await listPublished(store, deps, current, filter, { limit, cursor }), 200);
    })
    .openapi(get, async (c) => {
      const { id, ...of } = c.req.valid('param');
      const { store, current } = await asked(of);
      return c.json(await readPublished(store, deps, current, id), 200);
    })
    .openapi(satisfaction, async (c) => c.json(await count(c.req.valid('param').tenant), 200));
}
