import { instant, listQuery } from '@mingcha/http';
import * as z from 'zod';

export const tags = ['上级目录'];
export const listParams = z.object({ list: z.string().max(60) });
const value = z.unknown().optional().openapi({ description: '没有则未填' });

export const edition = z
  .object({
    tenant: z.string(),
    called: z.string().openapi({ description: '谁公布的' }),
    version: z.string(),
    number: z.number().int(),
    count: z.number().int(),
    at: instant,
  })
  .openapi('LevelEdition');

const states = ['pending', 'refused', 'settled'] as const;
const kinds = ['new', 'existing', 'changed', 'removed'] as const;

export const kindSchema = z.enum(kinds).openapi({
  description: '上级新增的；本地已有、尚未采用的；已采用、内容与上级不同的；已采用、上级不再列入的',
});
export const counts = z
  .object({
    adopted: z.number().int().openapi({ description: '采用自上级的' }),
    pending: z.object({
      new: z.number().int(),
      existing: z.number().int(),
      changed: z.number().int(),
      removed: z.number().int(),
    }),
    refused: z.number().int(),
  })
  .openapi('LevelCounts');

export const element = z
  .object({
    field: z.string(),
    header: z.string(),
    decidedBy: z.string().optional().openapi({ description: '由哪一级确定；没有则未规定' }),
    state: z.enum(['pending', 'refused', 'own']).optional().openapi({
      description: '待定、不采用、本地自己的；上级新增的事项没有',
    }),
    conflict: z.boolean().openapi({ description: '采用以后两边都改过' }),
    base: value,
    own: value,
    offered: value,
  })
  .openapi('LevelElement');

export const refusalSchema = z
  .object({
    elements: z.array(z.string()).openapi({ description: '不采用的要素' }),
    edition: z.number().int().openapi({ description: '上级的第几版' }),
    reason: z.string(),
    by: z.string(),
    at: instant,
  })
  .openapi('LevelRefusal');

export const levelItem = z
  .object({
    item: z.string().openapi({ description: '事项在上级目录中的编号' }),
    kind: kindSchema,
    state: z.enum(states),
    name: z.string(),
    dept: z.string().optional(),
    row: z.string().optional().openapi({ description: '在本地清单中的编号' }),
    etag: z.string().optional().openapi({ description: '本地这一条现在的版本，采用时给出' }),
    from: z.number().int().optional().openapi({ description: '采用的是上级第几版' }),
    elements: z.array(element),
    refusal: refusalSchema.optional(),
  })
  .openapi('LevelItem');

export const itemsQuery = listQuery.extend({
  state: z.enum(states).optional(),
  kind: z.enum(kinds).optional(),
  q: z.string().trim().max(100).optional(),
});

const taken = z
  .object({
    item: z.string().max(64),
    fields: z.array(z.string().max(40)).min(1).max(130).optional().openapi({
      description: '只决定这些要素；不给的，为待定的要素，没有待定的为全部不同的要素',
    }),
  })
  .strict();
const own = z
  .record(z.string().max(40), z.unknown())
  .openapi({ description: '由本地填写的要素，null 为清空' });
const all = z
  .object({ kind: z.enum(kinds).optional(), q: z.string().trim().max(100).optional() })
  .strict()
  .openapi({ description: '符合条件的全部待定事项，两边都改过的除外' });

const many = { min: 1, max: 500 } as const;
const whole = {
  edition: z.string().max(40).openapi({ description: '所见的上级版本' }),
  all: all.optional(),
};

export const acceptBody = z
  .object({
    ...whole,
    items: z
      .array(taken.extend({ etag: z.string().max(200).optional(), own: own.optional() }))
      .min(many.min)
      .max(many.max)
      .optional()
      .openapi({ description: '有一条已被他人修改的，一条也不写入' }),
    draft: z.string().max(40).nullable().optional().openapi({ description: '与 all 同给：所见的本地版本' }),
    own: own.optional(),
    reason: z.string().trim().max(100).optional(),
  })
  .strict();

export const refuseBody = z
  .object({
    ...whole,
    items: z.array(taken).min(many.min).max(many.max).optional(),
    reason: z
      .string()
      .trim()
      .min(4, '请写明理由，至少四个字')
      .max(500)
      .openapi({ description: '上级可以看到' }),
  })
  .strict();
