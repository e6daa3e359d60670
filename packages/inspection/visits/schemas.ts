import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';
import { visitModes } from './dispatch.ts';

/** How the visit of an object stands. */
export const visitStand = z
  .object({
    case: z.string().openapi({ description: '检查的编号，可用于 GET /v1/cases/inspection-visits/{id}' }),
    number: z.string().optional(),
    state: z.string(),
    title: z.string(),
    kind: z.enum(['open', 'waiting', 'done']),
    result: z.object({ name: z.string(), title: z.string() }).optional(),
  })
  .openapi('VisitStand');

const terms = {
  from: dateText,
  until: dateText,
  mode: z.enum(visitModes).openapi({ description: '检查方式' }),
  materials: z.string().trim().max(1_000).optional().openapi({ description: '请企业准备的材料' }),
};

/** The terms of a dispatch. */
export const dispatchBody = z.object(terms).strict().openapi('VisitTerms');

const dispatched = z
  .object({
    at: instant,
    by: actor,
    ...terms,
    draws: z.array(z.string()).openapi({ description: '一并派发的抽查任务；牵头任务在先' }),
  })
  .openapi('VisitDispatch');

const visitRow = z
  .object({
    object: z.string(),
    name: z.string(),
    visit: visitStand.optional(),
    substitutedBy: z.string().optional().openapi({ description: '已由该候补递补' }),
    substituteOf: z.string().optional(),
    joinedTo: z
      .string()
      .optional()
      .openapi({ description: '并入哪次抽查的检查；由其派发，结果对两次抽查都有效' }),
    fault: z
      .string()
      .optional()
      .openapi({ description: '为什么还没有派发或者没有随抽查任务变动，系统会再试' }),
  })
  .openapi('DrawVisit');

/** The dispatch of a draw with its visits. */
export const drawVisits = z
  .object({
    dispatch: dispatched.nullable().openapi({ description: '没有派发的为空' }),
    total: z.number().int().openapi({ description: '要检查的对象，不含已由候补递补的' }),
    opened: z.number().int(),
    done: z.number().int(),
    states: z.array(z.object({ state: z.string(), title: z.string(), count: z.number().int() })),
    withoutAccount: z
      .array(z.object({ id: z.string(), name: z.string(), dept: z.string(), visits: z.number().int() }))
      .openapi({ description: '没有账号的检查人员，各有几个检查；有了账号即自动加入' }),
    items: z.array(visitRow),
    next: z.string().nullable(),
  })
  .openapi('DrawVisits');
