import {
  allow,
  createRoute,
  etagOf,
  instant,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { queryAll } from '@mingcha/store';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { adoptionsOf } from '../types/adoptions.ts';
import { requireType } from '../types/caseTypes.ts';
import { keptTypeEntity } from '../types/entity.ts';
import { allOfferedTo, baseOf, offeredTo, requireOffered } from '../types/offered.ts';
import { readDefinition, saveDraft } from '../types/write.ts';
import { definitionAnswer, definitionAnswers, typeParams, typePath } from './definitionAnswer.ts';
import { adoptBody } from './definitionSchemas.ts';

const offer = z
  .object({
    name: z.string(),
    title: z.string(),
    group: z.string(),
    number: z.number().int().openapi({ description: '省级发布的第几版' }),
    hash: z.string(),
    note: z.string().openapi({ description: '省级为何修改、依据什么' }),
    at: instant,
    adopted: z.number().int().optional().openapi({ description: '本市现行定义采用的是省级第几版' }),
    inUse: z.boolean().openapi({ description: '本市已有同一编号的类型，采用后由省级的定义取代' }),
    draft: z.boolean().openapi({ description: '本市有草稿，采用会取代它' }),
    etag: z.string().openapi({ description: '采用时在 If-Match 中给出' }),
  })
  .openapi('CaseTypeOffer');

const adoption = z
  .object({
    city: z.string(),
    name: z.string(),
    adopted: z
      .object({
        number: z.number().int().openapi({ description: '采用的是省级第几版' }),
        at: instant.openapi({ description: '该市现行定义的发布时间' }),
        changes: z.number().int().openapi({ description: '该市改了几处' }),
      })
      .optional()
      .openapi({ description: '没有则该市没有采用' }),
  })
  .openapi('CaseTypeAdoption');

const offers = createRoute({
  method: 'get',
  path: '/v1/case-type-offers',
  operationId: 'listCaseTypeOffers',
  tags: ['事项类型'],
  summary: '本省发布的、可以采用的事项类型；一次答全，不翻页',
  middleware: [allow('case-types:read')],
  responses: { 200: jsonResponse('可采用的事项类型', pageOf(offer)), ...problemResponses },
});
const adopt = createRoute({
  method: 'post',
  path: `${typePath}/adopt`,
  operationId: 'adoptCaseType',
  tags: ['事项类型'],
  summary: '采用省级发布的定义，可以同时修改；成为草稿，由另一人发布',
  precondition: 'if-match',
  middleware: [allow('case-types:write')],
  request: { params: typeParams, ...jsonBody(adoptBody) },
  responses: definitionAnswer,
});
const adoptions = createRoute({
  method: 'get',
  path: '/v1/province/case-types/{type}/adoptions',
  operationId: 'listCaseTypeAdoptions',
  tags: ['省级'],
  summary: '授权城市采用了本省一类事项的第几版',
  middleware: [allow('province:read')],
  request: { params: typeParams },
  responses: { 200: jsonResponse('采用情况', pageOf(adoption)), ...problemResponses },
});

/** What a province publishes for its cities, a city's adoption of it, and what the province sees of that. */
export function adoptRoutes(deps: CaseDeps) {
  const { shown, seen, whose } = definitionAnswers(deps);
  return newRouter()
    .openapi(offers, async (c) => {
      const { store } = c.var;
      const [found, own, kept] = await Promise.all([
        allOfferedTo(deps.store, store.tenant),
        deps.types.all(store),
        queryAll(store, keptTypeEntity, []),
      ]);
      const records = new Map(kept.map((one) => [one.name, one]));
      const items = found
        .filter(({ withdrawn }) => withdrawn === undefined)
        .map(({ compiled: { type }, hash, published: { number, note, at } }) => {
          const mine = own.find(({ compiled }) => compiled.type.name === type.name);
          const record = records.get(type.name);
          const base = record?.published?.base;
          return {
            ...{ name: type.name, title: type.title, group: type.group, number, hash, note, at },
            ...(base?.from === 'province' && { adopted: base.number }),
            inUse: mine !== undefined,
            draft: record?.draft !== undefined,
            etag: etagOf(record?.lock ?? 0),
          };
        });
      return c.json({ items, next: null }, 200);
    })
    .openapi(adopt, async (c) => {
      const { type: name } = c.req.valid('param');
      const { hash, note, patch = {} } = c.req.valid('json');
      const kept = await seen(c, name);
      const offered = requireOffered(await offeredTo(deps.store, c.var.store.tenant, name), hash, '/hash');
      const type = readDefinition(name, { patch }, offered.compiled.type);
      const draft = { type, base: baseOf(offered), over: offered, note, adopted: offered.published.number };
      return c.json(await shown(c, name, await saveDraft(c.var.store, kept, draft, whose(c))), 200);
    })
    .openapi(adoptions, async (c) => {
      const { type } = c.req.valid('param');
      await requireType(deps.types, c.var.store, type);
      return c.json({ items: await adoptionsOf(deps.store, c.var.store.tenant, type), next: null }, 200);
    });
}
