import '@hono/zod-openapi';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

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
