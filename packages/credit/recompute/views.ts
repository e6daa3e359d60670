import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import * as z from 'zod';
import { type ModelSubject, modelSubjects, riskClasses } from '../models/format.ts';
import type { RuleSummary, Run } from './run.ts';

const count = z.number().int();
export const classSchema = z.enum(riskClasses);
export const standing = z.enum([...riskClasses, 'U']);

export const classCounts = z.partialRecord(classSchema, count);
export const classGroup = z.object({ key: z.string(), classes: classCounts });

/** Thousandths of a point, a whole number. */
export const milliSchema = count.openapi({ description: '得分，千分之一分为单位的整数' });

/** What decided the class where it was not the model alone, in words. */
export const decidedBySchema = z.string().openapi({
  description:
    '分类不只由得分决定的：起决定作用的外部评价或者情形和所按的分类合成规则，评价模型的直接判定，或者人工调整',
  example: '公共信用综合评价 差（D 类），按分类合成规则“从严合成”',
});

export const runSchema = z
  .object({
    id: z.string(),
    purpose: z.enum(['month', 'demand', 'simulation']).openapi({
      description: 'month 为月末评价，demand 为即时评价，simulation 为试算，不写入名录',
    }),
    month: z.string(),
    cutOff: instant.openapi({ description: '按这一刻在案的信用记录' }),
    on: z.string().openapi({ description: '按这一天计算期限' }),
    model: z.object({
      ...{ id: z.string(), title: z.string(), version: z.string(), number: count },
      subject: z.enum(Object.keys(modelSubjects) as ModelSubject[]).openapi({ description: '评价谁' }),
    }),
    by: actor,
    createdAt: instant,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    progress: z.object({ subjects: count, of: count }).optional(),
    doneAt: instant.optional(),
    summary: z
      .object({
        classes: classCounts,
        moves: z.partialRecord(standing, z.partialRecord(classSchema, count)).openapi({
          description: '由哪一类到哪一类的户数；U 为此前没有分类',
        }),
        changed: count,
        combined: z
          .array(
            z.object({
              ...{ rule: z.string(), title: z.string(), classes: classCounts },
              axes: z.array(z.object({ axis: z.string(), title: z.string(), known: count, unknown: count })),
            }),
          )
          .optional()
          .openapi({
            description: '各条分类合成规则：各类的户数；每项评价有多少户有结果，其中多少户的等级不在规则中',
          }),
      })
      .optional(),
    version: z
      .object({ id: z.string(), number: count })
      .optional()
      .openapi({ description: '写入的名录版本' }),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .openapi('CreditEvaluation');

const taken = z.object({ subjects: count, taken: count });
/** A run, with what its classes do to the draws of a year. */
export const runDetail = runSchema
  .extend({
    effect: z
      .array(z.object({ class: standing, before: taken, after: taken }))
      .optional()
      .openapi({ description: '按现行监管政策，各类的户数和一年抽查的户数，评价前后' }),
  })
  .openapi('CreditEvaluationDetail');

const ruleView = ({ axes, ...rule }: RuleSummary) => ({ ...rule, axes: axes.map((one) => ({ ...one })) });

/** A run as an answer has it. */
export function runView({
  id,
  purpose,
  month,
  cutOff,
  on,
  model: { hash: _, ...model },
  by,
  createdAt,
  state,
  progress,
  doneAt,
  summary,
  version,
  failure,
}: Run): z.infer<typeof runSchema> {
  return {
    id,
    purpose,
    month,
    cutOff,
    on,
    model,
    by,
    createdAt,
    state,
    ...(progress && { progress }),
    ...(doneAt !== undefined && { doneAt }),
    ...(summary && {
      summary: {
        ...{ classes: summary.classes, moves: summary.moves, changed: summary.changed },
        ...(summary.combined && { combined: summary.combined.map(ruleView) }),
      },
    }),
    ...(version && { version: { id: version.id, number: version.number } }),
    ...(failure && { failure }),
  };
}
