import { defineKind } from '@mingcha/register';
import * as z from 'zod';

const groundSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符'),
    name: z.string().min(1).max(200),
    basis: z.string().max(200).optional(),
  })
  .strict();

/** 不予公开的依据: the grounds on which information is not disclosed. */
export const accessGrounds = defineKind<z.infer<typeof groundSchema>>({
  name: 'access-grounds',
  title: '不予公开的依据',
  noun: '依据',
  schema: groundSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'secret' },
    { field: 'name', header: '情形', type: 'text', required: true, searchable: true, example: '国家秘密' },
    { field: 'basis', header: '条款', type: 'text', example: '政府信息公开条例第十四条' },
  ],
});
