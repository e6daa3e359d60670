import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import { decimal } from '@mingcha/kernel';
import * as z from 'zod';
import { scoreRulesSchema } from './rules.ts';

export const leagueSchema = z
  .object({
    rules: scoreRulesSchema,
    items: z.array(
      z.object({
        rank: z.number().int().openapi({ description: '得分相同的名次并列' }),
        dept: z.string(),
        name: z.string(),
        kind: z.enum(['department', 'county', 'other']),
        score: z.number(),
        parts: z.array(
          z.object({ rule: z.string(), label: z.string(), count: z.number().int(), points: z.number() }),
        ),
      }),
    ),
  })
  .openapi('League');

export const excellenceBody = z
  .object({
    dept: z.string().trim().min(1).max(64),
    points: decimal(2).positive('应为正数').max(100),
    reason: z.string().trim().min(2, '请写明事由，不少于 2 个字').max(500),
  })
  .strict();

export const excellenceSchema = z
  .object({
    id: z.string(),
    lock: z.number().int().openapi({ description: '即 ETag' }),
    notice: z.string(),
    dept: z.string(),
    points: z.number(),
    reason: z.string(),
    at: instant,
    by: actor,
  })
  .openapi('Excellence');
