import * as z from 'zod';
import { defineKind } from '../kind.ts';
import type { ChangeInput, Row } from '../types.ts';

export type Shop = {
  id: string;
  name: string;
  kind?: '店铺' | '摊位' | undefined;
  labels?: string[] | undefined;
  opened?: string | undefined;
  staff?: number | undefined;
  open?: boolean | undefined;
  phone?: string | undefined;
  risk?: 'A' | 'B' | undefined;
  permits?: { name: string; number: string; validUntil?: string | undefined }[] | undefined;
};

const schema = z.object({
  id: z.string(),
  name: z.string().min(1, '名称必填'),
  kind: z.enum(['店铺', '摊位']).optional(),
  labels: z.array(z.string()).optional(),
  opened: z.iso.date().optional(),
  staff: z.number().int().min(0, '人数不能为负').optional(),
  open: z.boolean().optional(),
  phone: z.string().max(20).optional(),
  risk: z.enum(['A', 'B']).optional(),
  permits: z
    .array(z.object({ name: z.string(), number: z.string(), validUntil: z.iso.date().optional() }))
    .optional(),
});

/** A fictional kind with a column of every type, for tests. */
export const shops = defineKind<Shop>({
  name: 'shops',
  title: '店铺名录',
  noun: '店铺',
  schema,
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, note: '店铺编号', example: 'S001' },
    { field: 'name', header: '名称', type: 'text', required: true, searchable: true, example: '东关小店' },
    {
      field: 'kind',
      header: '类型',
      type: 'enum',
      values: ['店铺', { value: '摊位', aliases: ['摊', '地摊'] }],
      filterable: true,
    },
    { field: 'labels', header: '标签', type: 'list', filterable: true, searchable: true },
    { field: 'opened', header: '开业日期', type: 'date' },
    { field: 'staff', header: '人数', type: 'integer' },
    { field: 'open', header: '营业', type: 'boolean', filterable: true },
    { field: 'phone', header: '电话', type: 'text', personal: true, searchable: true },
    { field: 'risk', header: '风险', type: 'enum', values: ['A', 'B'], internal: true, filterable: true },
    {
      field: 'permits',
      header: '许可证',
      type: 'records',
      records: [
        { field: 'name', header: '名称', type: 'text', required: true },
        { field: 'number', header: '编号', type: 'code', required: true },
        { field: 'validUntil', header: '有效期', type: 'date' },
      ],
    },
  ],
  prepare: async ({ today }) => ({
    check: (row) =>
      row.opened && row.opened > today
        ? [{ field: 'opened', severity: 'warning', code: 'future', message: '开业日期晚于今天，请核对' }]
        : row.name === '禁用'
          ? [{ field: 'name', severity: 'error', code: 'banned', message: '名称不可使用' }]
          : [],
    keeps: ({ name }) => (name === '老字号' ? '老字号不能移除，请改为停业。' : undefined),
  }),
  rights: { read: 'rosters:read', write: 'rosters:write', personal: 'rosters:personal' },
});

/** Who and why, where a test does not care. */
export const byTester: ChangeInput = {
  by: { sub: 'tester', name: '测试员' },
  reason: '测试',
  source: { type: 'edit' },
};

export async function collect<T extends Row>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
