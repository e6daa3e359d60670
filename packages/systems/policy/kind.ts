import { defineKind, type Row } from '@mingcha/register';
import * as z from 'zod';

/** 惠企政策清单 as fields of cases name it: the register is that of the city's own definition, or of the shipped one. */
export const policyKind = defineKind<Row>({
  name: 'list.policies',
  title: '惠企政策清单',
  noun: '惠企政策',
  schema: z.looseObject({ id: z.string() }) as unknown as z.ZodType<Row>,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  columns: [
    { field: 'id', header: '政策编码', type: 'code', required: true },
    { field: 'name', header: '政策名称', type: 'text', required: true },
  ],
});
