import '@hono/zod-openapi';
import { dateText } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { drawLife } from '../draws/kept/states.ts';

/** The task that a draw carries out, in answers. */
export const drawTask = z
  .object({
    id: z
      .string()
      .openapi({ description: '可用于 GET /v1/cases/inspection-tasks/{id}，公示的可用于公开事项' }),
    number: z.string(),
    title: z.string(),
    from: dateText,
    until: dateText,
    plan: z
      .object({ id: z.string(), number: z.string(), title: z.string() })
      .optional()
      .openapi({ description: '任务所属的年度抽查计划；计划外的没有' }),
  })
  .openapi('DrawTask', { description: '所执行的抽查任务' });

const count = z.number().int();
const visits = z
  .object({
    total: count.openapi({ description: '已派发的检查，不含已递补、终止和不予批准的' }),
    made: count.openapi({ description: '已检查' }),
    published: count.openapi({ description: '已公示结果' }),
  })
  .openapi('VisitCounts');

const carriedDraw = z
  .object({
    id: z.string(),
    number: z.string().optional(),
    title: z.string(),
    state: z.enum(statesOf(drawLife)),
    frame: count.optional().openapi({ description: '参加抽取的对象' }),
    drawn: count.optional().openapi({ description: '抽中的对象；结果公示前只向可见全部结果的人提供' }),
    visits,
  })
  .openapi('CarriedDraw');

export const carriedTask = z
  .object({
    id: z.string(),
    number: z.string().optional(),
    title: z.string(),
    state: z.object({ name: z.string(), title: z.string() }),
    draws: z.array(carriedDraw).openapi({ description: '执行任务的抽取，本人可以查看的' }),
  })
  .openapi('CarriedTask');

export const planCompletion = z
  .object({
    id: z.string(),
    batches: z.array(
      z.object({
        name: z.string(),
        planned: count
          .optional()
          .openapi({ description: '应抽查的户数：计划的数量，或者参加抽取的对象乘以比例；还没有抽取的没有' }),
        drawn: count,
        visits,
        tasks: z.array(carriedTask),
      }),
    ),
  })
  .openapi('PlanCompletion');
