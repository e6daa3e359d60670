import '@hono/zod-openapi';
import { actor, day, dueDay, instant } from '@mingcha/http';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { chaseLevel, chaseSchema, words } from '../chase/schemas.ts';
import { signingFields } from '../signing/schemas.ts';
import { letterLife } from './states.ts';

/** What people may write of a letter; whole. */
export const letterBody = z
  .object({
    notice: z.string().max(40),
    measures: z.array(z.string().max(64)).min(1, '请至少选择一项举措').max(500),
    dept: z.string().min(1).max(64),
    level: chaseLevel,
    text: words(5),
    answerWithin: z.number().int().min(1).max(60).openapi({ description: '几个工作日内答复' }),
  })
  .strict()
  .openapi('ChaseLetterInput');

const written = chaseSchema.pick({
  notice: true,
  docNo: true,
  measures: true,
  dept: true,
  round: true,
  level: true,
  cause: true,
  text: true,
  answerWithin: true,
});

/** What a version holds. */
export const letterText = letterBody.safeExtend({ at: instant, by: actor }).openapi('ChaseLetterVersion');

export const letterSchema = written
  .extend({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag' }),
    state: z.enum(statesOf(letterLife)),
    since: day.openapi({ description: '所督办事项的截止日；人工督办为签发日，签发前按今日' }),
    answerDue: dueDay.openapi({ description: '答复期限；签发前按今日签发推算' }),
    createdAt: instant,
    by: actor,
    issuedAt: instant.optional(),
    chase: z.string().optional().openapi({ description: '签发后发出的督办' }),
    number: z.string().optional().openapi({ description: '签发时编号', example: '督办〔2026〕003号' }),
    ...signingFields,
  })
  .openapi('ChaseLetter');
