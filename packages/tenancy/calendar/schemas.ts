import '@hono/zod-openapi';
import { actor, dueDay, instant } from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

/** A preview shows so many days that move. */
export const mostMoves = 500;

/** Days off under one name, first and last day included. */
const holiday = z.object({
  name: z
    .string()
    .trim()
    .min(1, '请写明节日名称')
    .max(30)
    .openapi({ description: '节日名称', example: '春节' }),
  from: dateText,
  to: dateText,
});

/** What is entered of a year. */
export const arrangement = z.object({
  holidays: z.array(holiday).min(1, '请至少填写一个假期').max(20),
  makeUpDays: z.array(dateText).max(30).openapi({ description: '因调休而上班的周末' }),
});

export const calendarYear = arrangement
  .extend({ year: z.number().int().openapi({ example: 2027 }) })
  .openapi('CalendarYear');

const entered = arrangement.extend({
  basis: z
    .string()
    .trim()
    .min(4, '请写明依据的文号')
    .max(80)
    .openapi({ description: '依据的文号', example: '国办发明电〔2026〕7号' }),
});

export const enteredBody = entered.strict().openapi('CalendarYearInput');
export const arrangementBody = arrangement.strict();
export const textBody = z.object({ text: z.string().min(10, '请粘贴通知全文').max(20_000) }).strict();
export const reasonBody = z
  .object({ reason: z.string().trim().min(2, '请写明退回的原因，不少于 2 个字').max(300) })
  .strict();
export const yearParams = z.object({ year: z.coerce.number().int().min(2004).max(2100) });

const proposal = entered.extend({ by: actor, at: instant });

/** What is read of a year: nothing at all, it may be. */
const days = z.object({ holidays: z.array(holiday), makeUpDays: z.array(dateText) });

export const calendarState = days
  .extend({
    year: z.number().int(),
    source: z
      .enum(['library', 'city'])
      .nullable()
      .openapi({ description: 'library 系统自带，city 本市录入，null 尚无' }),
    proposal: proposal.nullable().openapi({ description: '待另一人复核的录入' }),
    versions: z
      .array(proposal.extend({ version: z.number().int(), confirmedBy: actor, confirmedAt: instant }))
      .openapi({ description: '本市确认过的各版，由新到旧' }),
    can: z.array(z.enum(['propose', 'confirm', 'reject', 'withdraw'])),
  })
  .openapi('CalendarState');

export const calendarList = z
  .object({
    items: z.array(
      z.object({
        year: z.number().int(),
        source: z.enum(['library', 'city']).nullable(),
        proposedBy: actor.optional().openapi({ description: '有待复核的录入时，提交人' }),
      }),
    ),
    reminder: z
      .number()
      .int()
      .nullable()
      .openapi({ description: '现在应当录入的年份：本年没有的，或十一月起下一年没有的' }),
  })
  .openapi('CalendarList');

const moveOf = z.object({
  kind: z.enum(['round', 'chase', 'board', 'notice']),
  id: z.string(),
  notice: z.string(),
});

export const previewResponse = z
  .object({
    warnings: z.array(z.string()).openapi({ description: '请核对的地方' }),
    total: z.number().int().openapi({ description: '变动的日期共有几个' }),
    moves: z
      .array(z.object({ what: z.string(), title: z.string(), of: moveOf, from: dueDay, to: dueDay }))
      .openapi({ description: `变动的日期，至多 ${mostMoves} 个` }),
  })
  .openapi('CalendarPreview');

export const readResponse = days
  .extend({
    basis: z.string().optional(),
    doubts: z.array(z.string()).openapi({ description: '没有读准、请人工核对的地方' }),
  })
  .openapi('CalendarReading');
