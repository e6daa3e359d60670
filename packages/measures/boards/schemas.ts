import '@hono/zod-openapi';
import { actor, day, dueDay, instant } from '@mingcha/http';
import { dateText } from '@mingcha/kernel';
import { statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { boardLife } from './states.ts';

const board = z.enum(['red', 'black']).openapi({ description: 'red 红榜，black 黑榜' });
const words = (what: string, least: number) =>
  z.string().trim().min(least, `请写明${what}，不少于 ${least} 个字`).max(1_000);

export const proposalBody = z
  .object({
    board,
    dept: z.string().trim().min(1).max(64),
    reason: words('列入的理由', 2),
    round: dateText.optional().openapi({ description: '所依据的报送轮次' }),
  })
  .strict()
  .openapi('BoardEntryInput');

export const appealBody = z.object({ text: words('申诉理由', 5) }).strict();
export const rulingBody = z.object({ reason: words('理由', 2) }).strict();

export const entrySchema = z
  .object({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag' }),
    notice: z.string(),
    round: day.optional(),
    board,
    dept: z.string(),
    reason: z.string(),
    state: z.enum(statesOf(boardLife)),
    createdAt: instant,
    by: actor,
    publishedAt: instant.optional(),
    appealDue: dueDay.optional().openapi({ description: '申诉期限的最后一日' }),
    appeal: z.object({ at: instant, by: actor, text: z.string() }).optional(),
    ruling: z.object({ at: instant, by: actor, reason: z.string() }).optional(),
    can: z.array(z.enum(['publish', 'appeal', 'uphold', 'remove'])),
  })
  .openapi('BoardEntry');
