import { fileResponses, jsonResponse, listQuery, pageOf, problemResponses } from '@mingcha/http';
import * as z from 'zod';
import { edition } from './schemas.ts';

const sameness = z
  .object({
    items: z.number().int().openapi({ description: '双方都有的事项' }),
    equalItems: z.number().int().openapi({ description: '其中各要素都相同的' }),
    elements: z.number().int().openapi({ description: '双方都有的事项中，至少一方填写的要素' }),
    equal: z.number().int().openapi({ description: '其中相同的' }),
    score: z.number().openapi({ description: '同一率：equal / elements，没有可比的为 1' }),
  })
  .openapi('Sameness');

export const comparedTenant = edition
  .extend({
    isDraft: z.boolean().openapi({ description: '是本地的当前草稿，不是公布的版本' }),
    missing: z.number().int().openapi({ description: '第一方有、这一方没有的事项' }),
    sameness: sameness.optional().openapi({ description: '与第一方相比；第一方自己没有' }),
    several: z.array(z.string()).openapi({ description: '编码有重复、没有比较的' }),
  })
  .openapi('ComparedTenant');

const cell = z.object({
  has: z.boolean().openapi({ description: '有这一事项' }),
  value: z.unknown().optional().openapi({ description: '没有则未填' }),
});

export const comparedItem = z
  .object({
    key: z.string(),
    name: z.string(),
    missing: z.array(z.string()).openapi({ description: '没有这一事项的各方' }),
    elements: z.array(
      z.object({
        field: z.string(),
        header: z.string(),
        decidedBy: z.string(),
        cells: z.array(cell).openapi({ description: '按 tenants 的次序' }),
        take: z.array(z.string()).openapi({ description: '改为与第一方相同即可一致的各方' }),
        reconsider: z.boolean().openapi({ description: '其余各方彼此相同，宜先核对第一方' }),
        like: z.string().openapi({ description: '应当与谁相同' }),
      }),
    ),
    counties: z
      .array(z.object({ county: z.string(), row: z.string(), etag: z.string() }))
      .optional()
      .openapi({ description: '比较县区的草稿时：各县区的这一条在清单中的编号和现在的版本' }),
    row: z.string().optional().openapi({ description: '与上级比较时：在本地清单中的编号' }),
    etag: z.string().optional().openapi({ description: '与上级比较时：本地这一条现在的版本' }),
    item: z.string().optional().openapi({ description: '第一方的事项编号' }),
  })
  .openapi('ComparedItem');

export const comparisonQuery = listQuery.extend({
  show: z.enum(['differing', 'missing', 'same', 'all']).default('differing'),
  field: z.string().max(40).optional().openapi({ description: '只看这一要素不同的' }),
  tenant: z.string().max(6).optional().openapi({ description: '只看这一方不同或者没有的' }),
  q: z.string().trim().max(100).optional(),
});

export const ownComparisonQuery = comparisonQuery.extend({
  of: z
    .enum(['draft', 'published'])
    .default('draft')
    .openapi({ description: '本地的当前草稿或者公布的版本' }),
});

export const comparisonAnswer = pageOf(comparedItem)
  .extend({
    total: z.number().int(),
    title: z.string(),
    tenants: z.array(comparedTenant).openapi({ description: '第一个是其余各方与之比较的' }),
    fields: z.array(z.object({ field: z.string(), header: z.string(), decidedBy: z.string().optional() })),
    counts: z.object({ differing: z.number().int(), missing: z.number().int(), all: z.number().int() }),
  })
  .openapi('Comparison');

/** What all comparisons answer. */
export const comparisonResponses = { 200: jsonResponse('比较', comparisonAnswer), ...problemResponses };

export const format = z.enum(['xlsx', 'csv']).default('xlsx');
const unpaged = { limit: true, cursor: true } as const;
/** The same questions about a file, which has no pages. */
export const comparisonFileQuery = comparisonQuery.omit(unpaged).extend({ format });
export const ownComparisonFileQuery = ownComparisonQuery.omit(unpaged).extend({ format });
export const comparisonFileResponses = { ...fileResponses('比较', ['xlsx', 'csv']), ...problemResponses };
