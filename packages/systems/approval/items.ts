import { defineKind } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import * as z from 'zod';

const days = z.number().int().min(1).max(250);

const itemSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符'),
    name: z.string().min(1).max(120),
    dept: z.string().max(40),
    statutoryDays: days,
    promisedDays: days,
    fee: z.number().int().min(0).max(100_000_000).optional(),
    materials: z
      .array(z.object({ name: z.string().min(1).max(120), form: z.string().max(40).optional() }).strict())
      .max(60)
      .optional(),
  })
  .strict();

/** 审批事项: what an approval takes its limits, fee and materials from. */
export const approvalItems = defineKind<z.infer<typeof itemSchema>>({
  name: 'items',
  title: '行政审批事项',
  noun: '审批事项',
  schema: itemSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  prepare: async ({ store }) => ({
    values: { dept: await departmentValues(store) },
    check: ({ statutoryDays, promisedDays }) =>
      promisedDays <= statutoryDays
        ? []
        : [
            {
              field: 'promisedDays',
              severity: 'error',
              code: 'promise-too-long',
              message: '承诺时限不能长于法定时限',
            },
          ],
  }),
  columns: [
    { field: 'id', header: '事项编码', type: 'code', required: true, searchable: true, example: 'food' },
    {
      field: 'name',
      header: '事项名称',
      type: 'text',
      required: true,
      searchable: true,
      example: '食品经营许可',
    },
    {
      field: 'dept',
      header: '审批单位',
      type: 'code',
      department: true,
      required: true,
      filterable: true,
      note: '部门编号或名称',
      example: '620300-scjg',
    },
    { field: 'statutoryDays', header: '法定时限（工作日）', type: 'integer', required: true, example: '20' },
    { field: 'promisedDays', header: '承诺时限（工作日）', type: 'integer', required: true, example: '5' },
    { field: 'fee', header: '收费（元）', type: 'integer', example: '0' },
    {
      field: 'materials',
      header: '申请材料',
      type: 'records',
      records: [
        { field: 'name', header: '材料名称', type: 'text', required: true },
        { field: 'form', header: '材料形式', type: 'text' },
      ],
      example: '申请书|电子',
    },
  ],
});
