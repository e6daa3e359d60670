import { defineKind } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import { type InspectionItem, inspectionItemSchema } from './inspectionItem.ts';

/** The list of random-inspection items (随机抽查事项清单) as a register; draws use its published version. */
export const inspectionItemKind = defineKind<InspectionItem>({
  name: 'inspection-items',
  title: '随机抽查事项清单',
  noun: '抽查事项',
  schema: inspectionItemSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  prepare: async ({ store }) => ({ values: { dept: await departmentValues(store) } }),
  columns: [
    { field: 'id', header: '事项编码', type: 'code', required: true, searchable: true, example: 'SJ-0001' },
    {
      field: 'name',
      header: '事项名称',
      type: 'text',
      required: true,
      searchable: true,
      example: '食品经营监督检查',
    },
    {
      field: 'dept',
      header: '实施部门',
      type: 'code',
      department: true,
      required: true,
      filterable: true,
      note: '部门编号或名称',
      example: '620300-scjg',
    },
    {
      field: 'kind',
      header: '事项类别',
      type: 'enum',
      required: true,
      filterable: true,
      values: [
        { value: '一般', aliases: ['一般检查事项'] },
        { value: '重点', aliases: ['重点检查事项'] },
      ],
      example: '一般',
    },
    {
      field: 'basis',
      header: '抽查依据',
      type: 'text',
      searchable: true,
      example: '《中华人民共和国食品安全法》第一百一十条',
    },
    { field: 'method', header: '抽查方式', type: 'text', example: '现场检查' },
    { field: 'objects', header: '抽查对象', type: 'text', example: '食品经营者' },
    {
      field: 'labels',
      header: '适用标签',
      type: 'list',
      filterable: true,
      note: '对象具有其一即适用；空为全部适用',
      example: '食品经营',
    },
    {
      field: 'skills',
      header: '所需专长',
      type: 'list',
      filterable: true,
      note: '多个用顿号分隔',
      example: '食品',
    },
    { field: 'ratioCap', header: '抽查比例上限', type: 'integer', note: '千分之几', example: '50' },
    {
      field: 'status',
      header: '状态',
      type: 'enum',
      filterable: true,
      values: ['启用', '停用'],
      example: '启用',
    },
  ],
});
