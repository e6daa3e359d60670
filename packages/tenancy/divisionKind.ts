import { defineKind } from '@mingcha/register';
import * as z from 'zod';

const levels = ['市', '县', '乡', '村'] as const;

const divisionSchema = z
  .object({
    id: z.string().regex(/^\d{6}(\d{3}|\d{6})?$/, '应为 6、9 或 12 位区划代码'),
    name: z.string().min(1).max(60),
    level: z.enum(levels),
  })
  .strict();
export type Division = z.infer<typeof divisionSchema>;

/** The tenant's divisions (区划) from the city down to villages, by GB/T 2260 and the codes that continue it. */
export const divisionKind = defineKind<Division>({
  name: 'divisions',
  title: '区划',
  noun: '区划',
  schema: divisionSchema,
  rights: { read: 'tenancy:read', write: 'tenancy:write' },
  prepare: async ({ store }) => ({
    check: (row) =>
      row.id.startsWith(store.tenant.slice(0, 4))
        ? []
        : [{ field: 'id', severity: 'error', code: 'foreign-division', message: '区划不属于本市' }],
  }),
  columns: [
    {
      field: 'id',
      header: '区划代码',
      type: 'code',
      required: true,
      searchable: true,
      filterable: 'prefix',
      example: '620302',
    },
    { field: 'name', header: '名称', type: 'text', required: true, searchable: true, example: '金川区' },
    {
      field: 'level',
      header: '层级',
      type: 'enum',
      required: true,
      filterable: true,
      values: levels,
      example: '县',
    },
  ],
});
