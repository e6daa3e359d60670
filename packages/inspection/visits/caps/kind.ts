import { defineKind } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import * as z from 'zod';

/** What kinds of inspection there are, in the words of the procedure. */
export const visitKinds = ['双随机抽查', '日常检查', '专项检查', '个案检查'] as const;

const capSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符'),
    name: z.string().min(1).max(120),
    dept: z
      .string()
      .regex(/^[a-z0-9-]{3,40}$/, '应为部门编号，如 620300-scjg')
      .optional(),
    kinds: z.array(z.enum(visitKinds)).min(1).max(visitKinds.length),
    most: z.number().int().min(1).max(100),
    basis: z.string().max(200).optional(),
  })
  .strict();
export type CapRow = z.infer<typeof capSchema>;

/** 检查频次上限: how often a year an enterprise is inspected at most, by a department or by all, and which kinds count. */
export const capKind = defineKind<CapRow>({
  name: 'inspection-caps',
  title: '检查频次上限',
  noun: '频次上限',
  schema: capSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  prepare: async ({ store }) => ({ check: () => [], values: { dept: await departmentValues(store) } }),
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'city' },
    {
      field: 'name',
      header: '名称',
      type: 'text',
      required: true,
      searchable: true,
      example: '市级部门对同一企业的年度检查',
    },
    {
      field: 'dept',
      header: '实施部门',
      type: 'code',
      department: true,
      filterable: true,
      note: '部门编号或名称；空为本市各部门合计',
      example: '',
    },
    {
      field: 'kinds',
      header: '计入的检查类型',
      type: 'list',
      required: true,
      filterable: true,
      note: '双随机抽查、日常检查、专项检查、个案检查，多个用顿号分隔；没有写的不计入，也不受限制',
      example: '双随机抽查、日常检查',
    },
    { field: 'most', header: '每户每年上限', type: 'integer', required: true, example: '2' },
    { field: 'basis', header: '依据', type: 'text', example: '年度涉企行政检查计划' },
  ],
  open: {
    note: '同一企业一年内接受的检查不超过这里的上限；投诉举报、转办交办等没有计入的检查除外。',
    fields: ['id', 'name', 'dept', 'kinds', 'most', 'basis'],
  },
});
