import { defineKind } from '@mingcha/register';
import * as z from 'zod';

const days = z.number().int().min(1).max(250);

const kindSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符'),
    name: z.string().min(1).max(60),
    contactDays: days,
    handleDays: days,
  })
  .strict();

/** 诉求类别: within how many working days a unit contacts the caller, and handles an order of this kind. */
export const hotlineKinds = defineKind<z.infer<typeof kindSchema>>({
  name: 'hotline-kinds',
  title: '热线诉求类别',
  noun: '诉求类别',
  schema: kindSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'noise' },
    { field: 'name', header: '名称', type: 'text', required: true, searchable: true, example: '噪声扰民' },
    { field: 'contactDays', header: '联系时限（工作日）', type: 'integer', required: true, example: '1' },
    { field: 'handleDays', header: '办理时限（工作日）', type: 'integer', required: true, example: '5' },
  ],
});
