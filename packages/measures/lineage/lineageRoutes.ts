import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  day,
  etagOf,
  etagResponse,
  jsonBody,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { acting } from '../notice/acting.ts';
import { loadNotice, type Notice } from '../notice/notice.ts';
import { idParams } from '../notice/schemas.ts';
import { targetSchema, upstreamSchema } from '../register/measureRow.ts';
import { measuresOf } from '../register/rows.ts';
import { linkMeasures } from './link.ts';
import { suggester } from './suggest.ts';
import { upstreamsOf } from './upstreams.ts';

const path = '/v1/notices/{id}/lineage';
const tags = ['改革举措'];

const lineage = z
  .object({
    upstreams: z
      .array(
        z.object({
          tenant: z.string(),
          id: z.string(),
          docNo: z.string(),
          title: z.string(),
          measures: z.array(
            z.object({
              no: z.string(),
              title: z.string(),
              targets: z.array(targetSchema),
              deadline: day.optional(),
            }),
          ),
        }),
      )
      .openapi({ description: '本省已公开的通知' }),
    items: z.array(
      z.object({
        measure: z.object({ id: z.string(), no: z.string(), title: z.string() }),
        linked: z.array(upstreamSchema),
        suggestions: z.array(upstreamSchema.extend({ score: z.number() })),
      }),
    ),
  })
  .openapi('Lineage');
const answer = { 200: etagResponse('上下衔接', lineage), ...problemResponses };

const linksBody = z
  .object({
    links: z
      .array(
        z
          .object({ measure: z.string().min(1).max(64), upstream: z.array(upstreamSchema.strict()).max(20) })
          .strict(),
      )
      .min(1)
      .max(500)
      .refine(
        (links) => new Set(links.map(({ measure }) => measure)).size === links.length,
        '同一举措不能出现两次',
      ),
  })
  .strict();

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getLineage',
  summary: '各项举措对应的上级举措和建议；ETag 为通知的',
  middleware: [allow('measures:read')],
  request: { params: idParams },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path,
  tags,
  operationId: 'replaceLineage',
  summary: '设置各项举措对应的上级举措，没有列出的举措保持不变',
  precondition: 'if-match',
  middleware: [allow('measures:write')],
  request: { params: idParams, ...jsonBody(linksBody) },
  responses: answer,
});

/** Which measures of the province a city's measures carry out. */
export function lineageRoutes({ store: all, clock }: MeasuresDeps) {
  async function answerLineage(c: Context<ApiEnv>, { id, lock }: Stored<Notice>) {
    const { store } = c.var;
    const [upstreams, rows, { likeness }] = await Promise.all([
      upstreamsOf(all, store),
      measuresOf(store, id),
      import('@mingcha/notices'),
    ]);
    const suggest = suggester(upstreams, likeness);
    const shown = upstreams.map(({ measures, ...notice }) => ({
      ...notice,
      measures: measures.map(({ no, title, targets, deadline }) => ({
        no,
        title,
        targets,
        ...(deadline !== undefined && { deadline }),
      })),
    }));
    const items = rows.map((row) => ({
      measure: { id: row.id, no: row.no, title: row.title },
      linked: row.upstream,
      suggestions: suggest(row),
    }));
    c.header('etag', etagOf(lock));
    return c.json({ upstreams: shown, items }, 200);
  }

  return newRouter()
    .openapi(get, async (c) => answerLineage(c, await loadNotice(c.var.store, c.req.valid('param').id)))
    .openapi(put, async (c) => {
      const notice = await acting(c, c.req.valid('param').id, 'link');
      const { links } = c.req.valid('json');
      return answerLineage(
        c,
        await linkMeasures(c.var.store, notice, links, { by: actorOf(c.var.principal), clock }),
      );
    });
}
