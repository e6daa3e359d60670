import {
  allowStandIns,
  createRoute,
  day,
  dueDay,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { briefingLife } from '../briefing/states.ts';
import type { MeasuresDeps } from '../deps.ts';
import { inboxOf } from './inbox.ts';

const count = z.number().int();

const inbox = z
  .object({
    drafts: count.openapi({ description: '待核对的通知草稿' }),
    unsure: count.openapi({ description: '草稿中待确认的举措' }),
    reportsDue: z.array(
      z.object({
        notice: z.string(),
        docNo: z.string(),
        round: day,
        title: z.string(),
        due: dueDay,
        missing: count,
        late: z.boolean(),
      }),
    ),
    toAccept: count.openapi({ description: '待审核的进展报告' }),
    chasesToAnswer: count,
    chasesAnswered: count.openapi({ description: '待审核的督办答复' }),
    papers: z
      .array(
        z.object({
          kind: z.enum(['briefing', 'letter']),
          id: z.string(),
          title: z.string(),
          state: z.enum(statesOf(briefingLife)),
        }),
      )
      .openapi({ description: '待审核、待签发的通报和督办函，退回我修改的，以及按规则拟好待送审的' }),
    appeals: z
      .array(z.object({ notice: z.string(), docNo: z.string(), count }))
      .openapi({ description: '待裁定的红黑榜申诉，按通知' }),
  })
  .openapi('WaitingMeasures');

const get = createRoute({
  method: 'get',
  path: '/v1/notices:waiting',
  tags: ['改革举措'],
  operationId: 'getWaiting',
  summary: '等我办理的：督查室和各部门各见其事',
  middleware: [allowStandIns('measures:read')],
  responses: { 200: jsonResponse('等我办理的', inbox), ...problemResponses },
});

/** What waits for the caller. */
export const inboxRoutes = ({ clock }: MeasuresDeps) =>
  newRouter().openapi(get, async (c) =>
    c.json(await inboxOf(c.var.store, c.var.principal, shanghaiDate(clock())), 200),
  );
