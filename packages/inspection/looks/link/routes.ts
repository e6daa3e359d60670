import { type CaseTypes, caseLink, loadSeen } from '@mingcha/casework/reading';
import { allowCases, createRoute, jsonResponse, newRouter, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import * as z from 'zod';
import { visitType } from '../../visits/decide.ts';
import { isApproved } from './approved.ts';

export type LinkDeps = { types: CaseTypes; publicUrl: string };

const route = createRoute({
  method: 'get',
  path: '/v1/inspections/visits/{id}/link',
  operationId: 'getVisitLink',
  tags: ['行政检查'],
  summary: '扫码入企：一次已批准的检查给企业扫的链接，与通知书上的二维码相同',
  middleware: [allowCases()],
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: {
    200: jsonResponse(
      '链接',
      z.object({ url: z.string(), until: z.string().openapi({ description: '有效期的最后一天' }) }),
    ),
    ...problemResponses,
  },
});

/** The link of a visit, for who sees its case: an inspector shows it as a code on arrival. */
export const linkRoutes = ({ types, publicUrl }: LinkDeps) =>
  newRouter().openapi(route, async (c) => {
    const { store, principal } = c.var;
    const { id } = c.req.valid('param');
    const { found } = await loadSeen(store, { types }, { type: visitType, id }, principal);
    const { state, fields } = found.course.record;
    if (!isApproved(state))
      throw problems.conflict('not-approved', '检查尚未批准，或者没有批准，不能出示。', { state });
    const { token, until } = caseLink(store, id, String(fields.until));
    return c.json({ url: `${publicUrl}/public/${store.tenant}/visits/${token}`, until }, 200);
  });
