import { type Column, type ColumnValue, defineKind } from '@mingcha/register';
import { definitionFaults } from './faults.ts';
import { elementOwners, elementTypes, type ListDefinition, listSchema, type severities } from './format.ts';

/** The values of a column that are called so. */
export const valuesIn = (of: Readonly<Record<string, string>>): ColumnValue[] =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

const severityNames: Record<(typeof severities)[number], string> = { error: '不得保存', warning: '提示' };

const elements: Column = {
  field: 'elements',
  header: '要素',
  type: 'records',
  required: true,
  note: '每个要素一条；属于明细的要素在“所属明细”填明细的字段名',
  example: 'id|事项编码|编码||是；name|事项名称|文字||是',
  records: [
    {
      field: 'field',
      header: '字段名',
      type: 'text',
      required: true,
      note: '小写字母开头的英文字母和数字；编号的字段名为 id',
    },
    { field: 'title', header: '要素名称', type: 'text', required: true },
    { field: 'type', header: '类型', type: 'enum', required: true, values: valuesIn(elementTypes) },
    { field: 'of', header: '所属明细', type: 'text', note: '明细里面的要素填明细的字段名' },
    { field: 'required', header: '必填', type: 'boolean' },
    { field: 'choices', header: '可选内容', type: 'list', note: '单选和多选的，逐项列出' },
    { field: 'least', header: '下限', type: 'integer' },
    { field: 'most', header: '上限', type: 'integer' },
    { field: 'search', header: '可检索', type: 'boolean' },
    { field: 'filter', header: '可筛选', type: 'boolean' },
    { field: 'shown', header: '列表显示', type: 'boolean' },
    { field: 'open', header: '公开', type: 'boolean', note: '公示后人人可以查阅' },
    { field: 'internal', header: '不对外', type: 'boolean' },
    { field: 'owner', header: '由哪一级确定', type: 'enum', values: [...elementOwners] },
    { field: 'note', header: '填写说明', type: 'text' },
    { field: 'example', header: '示例', type: 'text' },
  ],
};

const codes: Column = {
  field: 'codes',
  header: '编码规则',
  type: 'records',
  note: '编码由各段依次组成；格式中 9 为数字，A 为大写字母，X 为数字或大写字母，括号内为位数',
  records: [
    { field: 'of', header: '编码字段', type: 'text', required: true },
    { field: 'title', header: '段名', type: 'text', required: true },
    { field: 'form', header: '格式', type: 'text', required: true },
    { field: 'values', header: '取值', type: 'list' },
    {
      field: 'check',
      header: '校验',
      type: 'enum',
      values: [{ value: 'uscc', label: '统一社会信用代码' }],
    },
  ],
};

const rules: Column = {
  field: 'rules',
  header: '核对规则',
  type: 'records',
  note: '表达式中用字段名，如 promisedDays <= statutoryDays',
  records: [
    {
      field: 'name',
      header: '规则名',
      type: 'text',
      required: true,
      note: '小写字母、数字和连字符，以字母开头',
    },
    { field: 'field', header: '指向的字段', type: 'text', required: true },
    { field: 'severity', header: '不符时', type: 'enum', required: true, values: valuesIn(severityNames) },
    { field: 'when', header: '适用情形', type: 'text' },
    {
      field: 'test',
      header: '应当满足',
      type: 'text',
      required: true,
      note: '如 filled(basis)，或 least <= most',
    },
    { field: 'message', header: '说明', type: 'text', required: true },
    { field: 'basis', header: '依据', type: 'text' },
  ],
};

/** The register of lists (清单目录): each row is a list, as data. A list is there from the publication of its row on. */
export const listKinds = defineKind<ListDefinition>({
  name: 'list-kinds',
  title: '清单目录',
  noun: '清单',
  schema: listSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  prepare: async () => ({ check: definitionFaults }),
  columns: [
    {
      field: 'id',
      header: '编号',
      type: 'code',
      required: true,
      searchable: true,
      note: '小写字母、数字和连字符，以字母开头，如 fee-items',
      example: 'fee-items',
    },
    {
      field: 'title',
      header: '清单名称',
      type: 'text',
      required: true,
      searchable: true,
      example: '涉企收费目录清单',
    },
    {
      field: 'noun',
      header: '一行称为',
      type: 'text',
      required: true,
      note: '如“收费项目”',
      example: '收费项目',
    },
    { field: 'unit', header: '量词', type: 'text', example: '项' },
    { field: 'group', header: '分组', type: 'text', filterable: true, example: '收费' },
    { field: 'about', header: '说明', type: 'text', example: '清单之外不得收费。' },
    { field: 'basis', header: '依据', type: 'text', example: '' },
    {
      field: 'reviewed',
      header: '经审核公示',
      type: 'boolean',
      note: '填“是”的，每个版本由三位没有编辑过清单的人员审核后公示',
      example: '是',
    },
    {
      field: 'sameBy',
      header: '对应字段',
      type: 'text',
      note: '各级、各地的同一事项按哪个字段对应，不填的按编号',
      example: '',
    },
    { field: 'openNote', header: '公开说明', type: 'text', example: '没有列入清单的，不得收费。' },
    elements,
    codes,
    rules,
  ],
});
