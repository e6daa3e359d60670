import * as z from 'zod';
import { isDate } from './dates.ts';

/** A day that exists in the calendar, `YYYY-MM-DD`, in what is sent or kept. */
export const dateText = z
  .string()
  .refine(isDate, '应为真实存在的日期，格式如 2026-06-30')
  .meta({ format: 'date' });
