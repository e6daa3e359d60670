import '@hono/zod-openapi';
import { fileIds, fileSchema } from '@mingcha/attachments';
import { actor, day, dueDay, instant } from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { chaseLife } from './states.ts';

export const chaseLevel = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
  .openapi({ description: '0 提醒，1 督办，2 再次督办，3 约谈' });
const count = z.number().int();
/** Answers and refusals are kept in the chase, which must fit an item of the store. */
export const words = (least: number) =>
  z.string().trim().min(least, `请写明内容，不少于 ${least} 个字`).max(2_000);

export const chaseSchema = z
  .object({
    id: z.string(),
    number: z.string().openapi({ example: '督办〔2026〕003号' }),
    year: count,
    sequence: count,
    level: chaseLevel,
    notice: z.string(),
    docNo: z.string(),
    measures: z.array(z.string()),
    dept: z.string(),
    round: day.optional(),
    cause: z
      .enum(['report', 'deadline', 'manual'])
      .openapi({ description: 'report 未按期报送，deadline 举措到期，manual 督查室发出' }),
    since: day.openapi({ description: '所督办事项的截止日' }),
    text: z.string(),
    letter: z.string().optional().openapi({ description: '所依据的督办函；按规则自动发出的没有' }),
    issuedAt: instant,
    by: actor,
    answerWithin: count.openapi({ description: '几个工作日内答复' }),
    answerDue: dueDay.openapi({ description: '答复期限' }),
    answers: z.array(
      z.object({
        at: instant,
        by: actor,
        text: z.string(),
        files: z.array(fileSchema).optional().openapi({ description: '附件' }),
      }),
    ),
    rejections: z.array(z.object({ at: instant, by: actor, reason: z.string() })),
    state: z.enum(statesOf(chaseLife)),
    closedReason: z.string().optional(),
    closedAt: instant.optional(),
    lock: count,
    overdue: z.boolean().openapi({ description: '已过答复期限而未答复' }),
    can: z.array(z.enum(['answer', 'reject', 'close'])).openapi({ description: '现在可以进行的操作' }),
  })
  .openapi('Chase');

export const answerBody = z.object({ text: words(2), files: fileIds.optional() }).strict();
export const reasonBody = z.object({ reason: words(2) }).strict();

export const overdueDept = z
  .object({
    dept: z.string(),
    name: z.string(),
    lateReports: z.array(
      z.object({
        notice: z.string(),
        docNo: z.string(),
        round: day,
        title: z.string(),
        measures: count,
        since: day,
        days: count,
      }),
    ),
    lateMeasures: z.array(
      z.object({ id: z.string(), no: z.string(), title: z.string(), since: day, days: count }),
    ),
    openChases: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        level: chaseLevel,
        state: z.enum(statesOf(chaseLife)),
        issuedAt: instant,
        answerDue: dueDay,
      }),
    ),
  })
  .openapi('OverdueDepartment');
export type OverdueDept = z.infer<typeof overdueDept>;
