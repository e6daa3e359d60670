import { allow, createRoute, day, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { idParams, noticeSummary } from '../notice/schemas.ts';
import { summaryOf } from '../notice/view.ts';
import { targetSchema } from '../register/measureRow.ts';
import { coverageOf } from './coverage.ts';

const verdict = z.enum(['stricter', 'same', 'looser']);
const targets = z.array(targetSchema);

const coverage = z
  .object({
    notice: noticeSummary,
    cities: z.array(z.object({ code: z.string(), name: z.string() })),
    items: z.array(
      z.object({
        measure: z.object({
          no: z.string(),
          title: z.string(),
          targets,
          deadline: day.optional(),
        }),
        cities: z.array(
          z.object({
            city: z.string(),
            measures: z.array(
              z.object({
                no: z.string(),
                title: z.string(),
                docNo: z.string(),
                deadline: day.optional(),
                deadlineVerdict: verdict.optional(),
                targets,
                comparisons: z.array(
                  z.object({
                    metric: z.string(),
                    unit: z.string(),
                    upstream: z.number(),
                    own: z.number(),
                    verdict,
                  }),
                ),
              }),
            ),
          }),
        ),
        missing: z.array(z.string()).openapi({ description: '没有对应举措的城市' }),
      }),
    ),
  })
  .openapi('Coverage');

const get = createRoute({
  method: 'get',
  path: '/v1/province/notices/{id}/coverage',
  tags: ['省级'],
  operationId: 'getCoverage',
  summary: '本省一份通知在各授权城市的承接情况',
  middleware: [allow('province:read')],
  request: { params: idParams },
  responses: { 200: jsonResponse('承接情况', coverage), ...problemResponses },
});

/** What the cities make of a province's notice. The notice is the caller's own; the grants decide on the cities. */
export const coverageRoutes = ({ store: all }: MeasuresDeps) =>
  newRouter().openapi(get, async (c) => {
    const { store } = c.var;
    const notice = await loadNotice(store, c.req.valid('param').id);
    const { likeness } = await import('@mingcha/notices');
    const covered = await coverageOf(all, store.tenant, notice, likeness);
    return c.json({ notice: summaryOf(notice), ...covered }, 200);
  });
