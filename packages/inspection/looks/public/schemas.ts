import '@hono/zod-openapi';
import { instant } from '@mingcha/http';
import * as z from 'zod';

const count = z.number().int();

export const onlyResults = ['published', 'problems', 'waiting'] as const;

export const drawResult = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z
      .enum(['published', 'aborted'])
      .optional()
      .openapi({ description: 'published 结果已公示，aborted 检查已终止；没有则尚未公示' }),
    results: z.array(z.string()).optional().openapi({ description: '检查结果，如“未发现问题”' }),
    department: z.string().optional(),
    endedOn: z.string().optional().openapi({ description: '检查结束日期' }),
    reason: z.string().optional().openapi({ description: '终止的理由' }),
    publishedAt: instant.optional(),
    case: z.string().optional().openapi({
      description: '可用于 GET /v1/citizen/{tenant}/published/inspection-visits/{id}，有各版内容',
    }),
    amendedAt: instant.optional().openapi({ description: '公示后更正过的：最近一次何时更正' }),
    amendedFor: z.string().optional().openapi({ description: '为何更正' }),
  })
  .openapi('DrawResult');

/** How far the publication of a draw's results is. */
export const resultCounts = {
  drawn: count.openapi({ description: '应当检查的对象数：抽中的，候补递补的计递补者' }),
  published: count.openapi({ description: '其中已公示检查结果的' }),
};

export const publicVisit = z
  .object({
    number: z.string().optional(),
    stands: z.string().openapi({ description: '这次检查现在如何' }),
    ended: z.boolean().openapi({ description: '已经检查完毕或者终止' }),
    object: z.string(),
    department: z.string(),
    kind: z.string(),
    mode: z.string(),
    from: z.string(),
    until: z.string(),
    plannedOn: z.string().optional(),
    materials: z.string().optional(),
    items: z.array(z.object({ name: z.string(), points: z.array(z.string()) })),
    inspectors: z.array(
      z.object({
        name: z.string(),
        department: z.string(),
        certificate: z.string().openapi({ description: '执法证号，中间几位以 * 代替' }),
      }),
    ),
    draw: z
      .object({ id: z.string(), number: z.string(), title: z.string() })
      .optional()
      .openapi({ description: '这次检查所据的抽取，已公开承诺的才有' }),
    goodUntil: z.string().openapi({ description: '链接有效期的最后一天' }),
  })
  .openapi('PublicVisit');

export const publicPlan = z
  .object({
    id: z
      .string()
      .openapi({ description: '可用于 GET /v1/citizen/{tenant}/published/inspection-plans/{id}' }),
    title: z.string(),
    kind: z.string(),
    department: z.string(),
    publishedAt: instant.openapi({ description: '何时公示；更正过的，最近一次何时更正' }),
    batches: z.array(
      z.object({
        name: z.string(),
        from: z.string().optional(),
        until: z.string().optional(),
        planned: count.optional().openapi({ description: '应抽查的户数；按比例而还没有抽取的没有' }),
        drawn: count.openapi({ description: '抽取结果已公示的，抽中的户数' }),
        published: count.openapi({ description: '已公示检查结果的户数' }),
      }),
    ),
  })
  .openapi('PublicPlan', { description: '一项已公示的年度抽查计划和各批次的完成情况' });

export const inspectionYear = z
  .object({
    year: count,
    visits: count.openapi({ description: '已公示结果的检查' }),
    problems: count,
    items: z
      .array(z.object({ name: z.string(), visits: count, problems: count }))
      .openapi({ description: '一次检查有几项事项的，各计一次' }),
    plans: z.array(publicPlan),
  })
  .openapi('InspectionYear');
