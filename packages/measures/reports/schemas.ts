import { z } from '@hono/zod-openapi';
import { decimal } from '@mingcha/kernel';
import { targetSchema } from '../register/measureRow.ts';
import { reportStatuses } from './report.ts';
import { reportStates } from './states.ts';

const actor = z.object({ sub: z.string(), name: z.string() });
const role = z.enum(['lead', 'partner']);
const status = z.enum(reportStatuses);
const value = z.object({ indicator: z.string().max(64), value: z.number() });
const givenValue = value.extend({ value: decimal(6) });

export const mostText = 4_000;
const words = z.string().trim().max(mostText);

/** What a unit writes; kept as a draft however little there is of it. */
export const reportBody = z
  .object({
    status,
    text: words.openapi({ description: '落实情况；提交时不少于 5 个字' }),
    problems: words.optional().openapi({ description: '存在问题' }),
    next: words.optional().openapi({ description: '下一步打算' }),
    values: z
      .array(givenValue)
      .max(50)
      .default([])
      .openapi({ description: '指标数值；牵头单位的计入指标进度' }),
  })
  .strict()
  .openapi('ReportInput');
export type ReportInput = z.infer<typeof reportBody>;

export const reportSchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    round: z.string(),
    measure: z.string(),
    dept: z.string(),
    role,
    status,
    text: z.string(),
    problems: z.string().optional(),
    next: z.string().optional(),
    values: z.array(value),
    state: z.enum(reportStates),
    submittedAt: z.string().optional(),
    submittedBy: actor.optional(),
    late: z.boolean().optional().openapi({ description: '首次提交是否晚于截止日' }),
    returnedReason: z.string().optional(),
    decidedAt: z.string().optional(),
    decidedBy: actor.optional(),
  })
  .openapi('Report');

export const reportForm = z
  .object({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag；尚未保存过为 0' }),
    notice: z.string(),
    docNo: z.string(),
    round: z.string(),
    roundTitle: z.string(),
    due: z.string(),
    overdueDays: z.number().int().openapi({ description: '已逾期的自然日数；已报送为 0' }),
    measure: z.object({
      id: z.string(),
      no: z.string(),
      title: z.string(),
      text: z.string().optional(),
      deadline: z.string().optional(),
      targets: z.array(targetSchema),
    }),
    indicators: z.array(
      z.object({
        id: z.string(),
        metric: z.string(),
        comparison: z.string(),
        target: z.number(),
        unit: z.string(),
      }),
    ),
    dept: z.string(),
    role,
    report: reportSchema.nullable(),
    prefill: z.object({
      status,
      text: z.string(),
      next: z.string().optional(),
      values: z.array(value),
    }),
    partners: z.array(
      z.object({
        dept: z.string(),
        role,
        state: z.enum(reportStates).nullable(),
        text: z.string().openapi({ description: '已提交的内容；草稿不显示' }),
      }),
    ),
    suggestsFinish: z
      .boolean()
      .optional()
      .openapi({ description: '牵头单位报告已完成且已采用，而举措尚未办结：请核对后办结' }),
    can: z.array(z.enum(['save', 'submit', 'accept', 'return'])),
  })
  .openapi('ReportForm');
export type ReportFormView = z.infer<typeof reportForm>;

export const returnBody = z
  .object({ reason: z.string().trim().min(2, '请写明退回原因，不少于 2 个字').max(500) })
  .strict();

export const reportParams = z.object({ id: z.string().max(200) });
