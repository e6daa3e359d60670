import { actor, day, instant } from '@mingcha/http';
import * as z from 'zod';
import { cadences, contractSchema, directions } from '../contract/format.ts';
import { batchStates, operations, rowStates } from '../sending/entities.ts';

export const path = '/v1/exchange/channels';
export const tags = ['数据交换'];
export const params = z.object({ contract: z.string().max(40) });
export const reason = z.string().trim().min(2).max(200);
const count = z.number().int();
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const payload = z.record(z.string(), scalar);

const figures = z
  .object({
    accepted: count.openapi({ description: '对方已接受、现有的行' }),
    late: count.openapi({ description: '其中逾期才接受的行' }),
    sending: count,
    refused: count,
    mended: count.openapi({ description: '已修正或要求重发，尚未发出的行' }),
    overdue: count.openapi({ description: '还没有接受、已过时限的行' }),
    batches: count,
  })
  .openapi('ExchangeFigures');

export const channelSchema = z
  .object({
    contract: z.string(),
    title: z.string(),
    partner: z.string(),
    direction: z.enum(Object.keys(directions) as (keyof typeof directions)[]),
    cadence: z.enum(Object.keys(cadences) as (keyof typeof cadences)[]).optional(),
    time: z.string().optional(),
    day: count.optional(),
    term: count.optional(),
    published: z.boolean().openapi({ description: '合同已公示' }),
    changed: z.boolean().openapi({ description: '草稿与公示的不同' }),
    running: z.boolean(),
    hasSecret: z.boolean(),
    nextAt: instant.optional(),
    comparedAt: instant.optional(),
    fault: z.string().optional(),
    figures: figures.optional(),
  })
  .openapi('ExchangeChannel');

export const channelDetail = channelSchema
  .extend({
    terms: contractSchema.openapi('ExchangeTerms'),
    sourceTitle: z.string().optional(),
    elements: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        from: z.string().openapi({ description: '从哪里来，中文' }),
        key: z.boolean(),
        required: z.boolean(),
        personal: z.boolean(),
        most: count.optional(),
        values: z.array(z.string()).optional(),
      }),
    ),
  })
  .openapi('ExchangeChannelDetail');

const rowError = z.object({
  type: z.string(),
  remark: z.string(),
  element: z.string().optional().openapi({ description: '对方字段，知道的才有' }),
});
export const rowSchema = z
  .object({
    guid: z.string(),
    key: z.string().openapi({ description: '自然键各项' }),
    state: z.enum(rowStates),
    operation: z.enum(operations).optional(),
    since: day.optional(),
    due: day.optional().openapi({ description: '对方最迟应在哪天接受' }),
    late: z.boolean(),
    acceptedOn: day.optional(),
    batch: z.string().optional(),
    errors: z.array(rowError),
    at: instant,
    can: z.array(z.enum(['mend', 'resend'])),
  })
  .openapi('ExchangeRow');
export type RowView = z.infer<typeof rowSchema>;

export const previewSchema = z
  .object({
    looked: count.openapi({ description: '看了来源的前几行' }),
    isWhole: z.boolean().openapi({ description: '来源只有这些行' }),
    goes: count.openapi({ description: '其中符合条件、会发出的' }),
    faulty: count.openapi({ description: '其中不合对方要求、不会发出的' }),
    items: z.array(
      z.object({ key: z.string(), payload, errors: z.array(rowError) }).openapi('ExchangePreviewRow'),
    ),
  })
  .openapi('ExchangePreview');

export const rowDetail = rowSchema
  .extend({
    payload: payload.optional().openapi({ description: '被退回的内容；个人信息脱敏' }),
    mending: z.object({ values: payload, reason: z.string(), by: actor, at: instant }).optional(),
    again: z.object({ reason: z.string(), by: actor, at: instant }).optional(),
  })
  .openapi('ExchangeRowDetail');

export const batchSchema = z
  .object({
    id: z.string(),
    madeAt: instant,
    count,
    state: z.enum(batchStates),
    attempts: count,
    nextAt: instant.optional(),
    lastStatus: count.optional(),
    lastError: z.string().optional(),
    answeredAt: instant.optional(),
    accepted: count.optional(),
    refused: count.optional(),
  })
  .openapi('ExchangeBatch');

export const batchDetail = batchSchema
  .extend({
    rows: z.array(z.object({ guid: z.string(), operation: z.enum(operations), payload })),
  })
  .openapi('ExchangeBatchDetail');

export const mendBody = z
  .object({
    values: z.record(z.string().max(60), z.union([z.string().max(10_000), z.number(), z.boolean()])),
    reason,
  })
  .strict();

/** Rows of one request: each is written with the others or not at all. */
const mostResent = 90;
export const resendBody = z
  .object({
    guids: z.array(z.string().max(40)).min(1).max(mostResent),
    reason: reason.optional().openapi({ description: '没有修正、原样重发的，须写明原因' }),
  })
  .strict();
