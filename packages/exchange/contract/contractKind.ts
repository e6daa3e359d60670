import { type Column, defineKind, type RegisterKind } from '@mingcha/register';
import { addressFault } from '@mingcha/webhooks';
import type { Sources } from '../source/source.ts';
import { contractFaults } from './faults.ts';
import { type Contract, cadences, contractSchema, directions } from './format.ts';

const valuesOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

const elements: Column = {
  field: 'elements',
  header: '字段对照',
  type: 'records',
  required: true,
  note: '对方的每个字段从哪里来：来源字段、固定值或表达式，三者填一项',
  records: [
    { field: 'name', header: '对方字段', type: 'text', required: true },
    { field: 'title', header: '名称', type: 'text', required: true },
    { field: 'field', header: '来源字段', type: 'text' },
    { field: 'value', header: '固定值', type: 'text' },
    { field: 'expression', header: '表达式', type: 'text' },
    { field: 'key', header: '自然键', type: 'boolean' },
    { field: 'required', header: '必填', type: 'boolean' },
    { field: 'most', header: '最大长度', type: 'integer' },
    { field: 'values', header: '允许的取值', type: 'list' },
  ],
};

const plain: readonly Column[] = [
  {
    field: 'id',
    header: '编号',
    type: 'code',
    required: true,
    searchable: true,
    example: 'credit-penalties',
  },
  {
    field: 'title',
    header: '名称',
    type: 'text',
    required: true,
    searchable: true,
    example: '行政处罚信息上报',
  },
  {
    field: 'partner',
    header: '对方',
    type: 'text',
    required: true,
    searchable: true,
    example: '省信用信息平台',
  },
  {
    field: 'direction',
    header: '方向',
    type: 'enum',
    required: true,
    filterable: true,
    values: valuesOf(directions),
    example: '发出',
  },
  { field: 'basis', header: '依据', type: 'text', required: true, example: '省信用信息共享目录' },
  { field: 'about', header: '说明', type: 'text', example: '' },
  {
    field: 'source',
    header: '本系统的数据',
    type: 'text',
    required: true,
    note: '信用信息写作 credit.类别，如 credit.penalty；清单写作 list.清单编号，取已公示的一版',
    example: 'credit.penalty',
  },
  {
    field: 'when',
    header: '条件',
    type: 'text',
    note: '只发送符合条件的，如 procedure == "普通程序"；不填为全部',
    example: 'procedure == "普通程序"',
  },
  { field: 'table', header: '对方表名', type: 'text', required: true, example: 'CF' },
  {
    field: 'dataSource',
    header: '数据来源',
    type: 'text',
    required: true,
    note: '写入 data_source',
    example: '金昌市',
  },
  elements,
  {
    field: 'endpoint',
    header: '对方地址',
    type: 'text',
    note: '接收数据的 https 地址；发出的必填',
    example: 'https://credit.example.com/exchange',
  },
  { field: 'cadence', header: '多久发送', type: 'enum', values: valuesOf(cadences), example: '每日' },
  {
    field: 'time',
    header: '时刻',
    type: 'text',
    note: '如 18:00；遇休息日顺延到下一个工作日',
    example: '18:00',
  },
  { field: 'day', header: '哪一天', type: 'integer', note: '每周填 1 至 7，每月填 1 至 28', example: '' },
  { field: 'batchRows', header: '每批条数', type: 'integer', note: '不超过 50，不填为 50', example: '' },
  { field: 'term', header: '时限（工作日）', type: 'integer', note: '超过的记为逾期', example: '7' },
  {
    field: 'countedFrom',
    header: '起算日期字段',
    type: 'text',
    note: '时限从哪个日期字段起算',
    example: 'date',
  },
  {
    field: 'mendable',
    header: '可按行修正',
    type: 'boolean',
    note: '被退回的行能否不改来源、直接修正后重发',
    example: '是',
  },
];

/** The register of contracts (交换合同). Who changed a contract does not publish it; what is published is in force. */
export const contractKindFor = (
  sources: Sources,
  { allowPrivate = false }: { allowPrivate?: boolean | undefined } = {},
): RegisterKind<Contract> =>
  defineKind<Contract>({
    name: 'exchange-contracts',
    title: '数据交换合同',
    noun: '交换合同',
    schema: contractSchema,
    rights: { read: 'exchange:read', write: 'exchange:write' },
    secondPerson: {},
    prepare: async ({ store }) => {
      const known = new Map((await sources.all(store)).map((source) => [source.id, source]));
      const fault = (url: string) => addressFault(url, allowPrivate);
      return { check: (contract) => contractFaults(contract, known.get(contract.source), fault) };
    },
    columns: plain,
  });
