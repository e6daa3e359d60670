import { defineKind } from '@mingcha/register';
import * as z from 'zod';

const text = (most: number) => z.string().min(1).max(most);

const refusal = z
  .object({
    /** The list's name, a colon, and the item's id above. */
    id: text(64),
    list: text(40),
    item: text(64),
    name: text(200),
    kind: z.enum(['new', 'existing', 'changed', 'removed']),
    /** What is refused: elements with the mark of what was offered, or the whole item. */
    elements: z.array(z.object({ field: text(40), header: text(40), mark: text(64) }).strict()).max(130),
    /** The edition above that is refused, by its number. */
    edition: z.number().int().min(1),
    reason: text(500),
    by: text(200),
    sub: text(200),
    at: z.string(),
  })
  .strict();

/** What a city did not take over from the level above, and why. */
export type Refusal = z.infer<typeof refusal>;

/** Of which list and item a refusal is. */
export const refusalId = (list: string, item: string): string => `${list}:${item}`;

/** The refusals of a city. Who refuses tells the province, so it reads them as they are. */
export const refusalKind = defineKind<Refusal>({
  name: 'level-refusals',
  title: '不采用上级目录的说明',
  noun: '说明',
  schema: refusal,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true },
    { field: 'list', header: '清单', type: 'code', required: true, filterable: true },
    { field: 'item', header: '事项编号', type: 'code', required: true, searchable: true },
    { field: 'name', header: '事项', type: 'text', required: true, searchable: true },
    { field: 'kind', header: '情形', type: 'code', required: true },
    {
      field: 'elements',
      header: '要素',
      type: 'records',
      required: true,
      records: [
        { field: 'field', header: '字段名', type: 'text', required: true },
        { field: 'header', header: '要素', type: 'text', required: true },
        { field: 'mark', header: '标记', type: 'text', required: true },
      ],
    },
    { field: 'edition', header: '上级版本', type: 'integer', required: true },
    { field: 'reason', header: '理由', type: 'text', required: true, searchable: true },
    { field: 'by', header: '经办人', type: 'text', required: true },
    { field: 'sub', header: '经办人编号', type: 'text', required: true },
    { field: 'at', header: '时间', type: 'text', required: true },
  ],
});
