import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import { actionsOf, statesOf } from '@mingcha/lifecycle';
import * as z from 'zod';
import { voidGrounds } from '../kept/draw.ts';
import { drawLife } from '../kept/states.ts';
import { naming } from '../schemas.ts';
import { secondedActions } from '../secondPerson/seconding.ts';
import { batchLife, mostDraws } from './batch.ts';

const count = z.number().int();
const draw = z.string().min(1).max(40);

const title = z.string().trim().min(2).max(100);
const mode = z.enum(['together', 'apart']).openapi({
  description: 'together 联合：各任务尽量抽中相同的企业，一次上门；apart 错开：各任务尽量避开彼此抽中的企业',
});

export const makeBody = z
  .object({
    title,
    mode,
    draws: z
      .array(draw)
      .min(1, '至少列入一个任务')
      .max(mostDraws)
      .refine((draws) => new Set(draws).size === draws.length, '不能有重复项')
      .openapi({ description: '尚未承诺的任务，第一个为牵头任务' }),
  })
  .strict();
export const editBody = z.object({ title, mode }).strict();
export const joinBody = z.object({ draw }).strict();
export const readyBody = z.object({ ready: z.boolean().default(true) }).strict();

const voiding = z.object({
  at: instant,
  by: actor,
  reason: z.string(),
  ground: z.enum(voidGrounds).optional(),
});

export const batchSummarySchema = z
  .object({
    id: z.string(),
    state: z.enum(statesOf(batchLife)),
    lock: count,
    title: z.string(),
    mode,
    draws: z.array(z.string()),
    lead: z.array(z.string()).openapi({ description: '牵头任务的部门' }),
    depts: z.array(z.string()),
    ready: count.openapi({ description: '已就绪的任务数' }),
    createdAt: instant,
    createdBy: actor,
    committed: z.object({ at: instant, by: actor }).optional(),
    executedAt: instant.optional(),
    publishedAt: instant.optional(),
    namedAt: naming.namedAt,
    proposal: z
      .object({ action: z.enum(secondedActions), at: instant, by: actor })
      .optional()
      .openapi({ description: '待另一人同意的操作：再次请求同一操作即为同意' }),
    voiding: voiding.optional().openapi({ description: '待另一人复核的作废申请' }),
    voided: voiding.extend({ second: actor.optional() }).optional(),
  })
  .openapi('DrawBatchSummary');

const member = z
  .object({
    id: z.string(),
    title: z.string(),
    departments: z.array(z.string()),
    state: z.enum(statesOf(drawLife)),
    number: z.string().nullable(),
    ready: z
      .object({ draw: z.string(), at: instant, by: actor })
      .nullable()
      .openapi({ description: '谁确认了就绪' }),
    seen: z.boolean().openapi({ description: '可以查看该任务' }),
    mine: z.boolean().openapi({ description: '可以替该任务加入、就绪和退出' }),
    commitment: z.string().optional(),
    objects: count.optional(),
    selected: count.optional(),
  })
  .openapi('DrawBatchMember');

export const batchDetailSchema = batchSummarySchema
  .extend({
    source: z.enum(['drand', 'witness', 'local']),
    disclosure: z.enum(['full', 'sealed']),
    ...naming,
    members: z.array(member),
    seedDueAt: instant.optional(),
    round: count.optional(),
    seedReady: z.boolean(),
    can: z.array(z.enum(actionsOf(batchLife))),
  })
  .openapi('DrawBatch');

export const preparedResponse = z
  .object({
    draw: z.string(),
    versions: z.object({ objects: z.string(), inspectors: z.string(), items: z.string() }),
    objects: count,
    inspectors: count,
    take: count,
    reserve: count,
  })
  .openapi('PreparedDraw');
