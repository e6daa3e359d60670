import '@hono/zod-openapi';
import { fileIds, fileSchema } from '@mingcha/attachments';
import { actor, day, dueDay, instant } from '@mingcha/http';
import { decimal } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { targetSchema } from '../register/measureRow.ts';
import { reportStatuses } from './report.ts';
import { reportLife } from './states.ts';

const role = z.enum(['lead', 'partner']).openapi({ description: 'lead 牵头单位，partner 责任单位' });
const status = z
  .enum(reportStatuses)
  .openapi({ description: 'on-track 正常推进，behind 进展滞后，done 已完成' });
const value = z.object({
  indicator: z.string().max(64).openapi({ description: '报送表 indicators 中的 id', example: 'target-1' }),
  value: z.number().openapi({ example: 28 }),
});
const givenValue = value.extend({ value: decimal(6) });

export const mostText = 4_000;
const words = z.string().trim().max(mostText);

/** What a unit writes; kept as a draft however little there is of it. */
export const reportBody = z
  .object({
    status,
    text: words.openapi({
      description: '落实情况；提交时不少于 5 个字',
      example: '联合抽查占比已达 28%，正在补齐两个行业的联合计划。',
    }),
    problems: words.optional().openapi({ description: '存在问题' }),
    next: words.optional().openapi({ description: '下一步打算' }),
    values: z
      .array(givenValue)
      .max(50)
      .default([])
      .openapi({ description: '指标数值；牵头单位的计入指标进度' }),
    files: fileIds.optional().openapi({ description: '附件：已上传文件的编号，最多 10 个；不带则不变' }),
  })
  .strict()
  .openapi('ReportInput');
export type ReportInput = z.infer<typeof reportBody>;

export const reportSchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    round: day,
    measure: z.string(),
    dept: z.string(),
    role,
    status,
    text: z.string(),
    problems: z.string().optional(),
    next: z.string().optional(),
    values: z.array(value),
    files: z.array(fileSchema).optional().openapi({ description: '附件' }),
    state: z.enum(statesOf(reportLife)),
    submittedAt: instant.optional(),
    submittedBy: actor.optional(),
    late: z.boolean().optional().openapi({ description: '首次提交是否晚于截止日' }),
    firstSubmittedOn: day.optional().openapi({ description: '首次提交之日；仅在截止日等待放假安排时有' }),
    returnedReason: z.string().optional(),
    decidedAt: instant.optional(),
    decidedBy: actor.optional(),
  })
  .openapi('Report');

export const reportForm = z
  .object({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag；尚未保存过为 0' }),
    notice: z.string(),
    docNo: z.string(),
    round: day.openapi({ description: '轮次，见报送轮次的 id' }),
    roundTitle: z.string(),
    due: dueDay,
    overdueDays: z.number().int().openapi({ description: '已逾期的自然日数；已报送为 0' }),
    measure: z.object({
      id: z.string(),
      no: z.string(),
      title: z.string(),
      text: z.string().optional(),
      deadline: day.optional(),
      targets: z.array(targetSchema),
    }),
    indicators: z.array(
      z.object({
        id: z.string(),
        metric: z.string(),
        comparison: targetSchema.shape.comparison,
        target: z.number(),
        unit: z.string(),
      }),
    ),
    dept: z.string(),
    role,
    report: z.union([reportSchema, z.null()]).openapi({ description: '尚未填写为 null' }),
    prefill: z
      .object({
        status,
        text: z.string(),
        next: z.string().optional(),
        values: z.array(value),
      })
      .openapi({ description: '可以从这里开始填写：上次的内容，或已记录的进展' }),
    partners: z.array(
      z.object({
        dept: z.string(),
        role,
        state: z.enum(statesOf(reportLife)).nullable(),
        text: z.string().openapi({ description: '已提交的内容；草稿不显示' }),
      }),
    ),
    suggestsFinish: z
      .boolean()
      .optional()
      .openapi({ description: '牵头单位报告已完成且已采用，而举措尚未办结：请核对后办结' }),
    can: z
      .array(z.enum(['save', 'submit', 'accept', 'return']))
      .openapi({ description: '现在可以进行的操作' }),
  })
  .openapi('ReportForm');
export type ReportFormView = z.infer<typeof reportForm>;

export const submitBody = z
  .object({
    content: reportBody
      .optional()
      .openapi({ description: '要签发的内容，随签发一并保存；不带则签发已保存的草稿' }),
  })
  .strict();

export const returnBody = z
  .object({ reason: z.string().trim().min(2, '请写明退回原因，不少于 2 个字').max(500) })
  .strict();

export const reportParams = z.object({ id: z.string().max(200) });
