import { defineKind, type RetiredColumn } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import {
  type InspectionItem,
  inspectionItemSchema,
  inspectionModes,
  itemLevels,
  itemPapers,
} from './inspectionItem.ts';

/** Words of older lists for the ways of an inspection. */
const modeWords: readonly [RegExp, (typeof inspectionModes)[number]][] = [
  [/现场|实地/, '现场检查'],
  [/书面|材料/, '书面检查'],
  [/网络|线上|非现场/, '网络监测'],
];

/** What was one text is a choice of three, so that a task can ask for it. */
const methodColumn: RetiredColumn = {
  field: 'method',
  header: '抽查方式',
  type: 'text',
  message: '“抽查方式”已改为“检查方式”，可填现场检查、书面检查、网络监测，多个用顿号分隔；本项没有采用',
  instead: (value, { modes }) => {
    if (Array.isArray(modes) && modes.length > 0) return {};
    const found = modeWords.flatMap(([words, mode]) => (words.test(String(value)) ? [mode] : []));
    return found.length > 0 ? { modes: found } : undefined;
  },
};

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
    { field: 'category', header: '抽查类别', type: 'text', filterable: true, example: '食品经营' },
    {
      field: 'levels',
      header: '行使层级',
      type: 'list',
      filterable: true,
      values: [...itemLevels],
      note: '多个用顿号分隔',
      example: '市、县',
    },
    {
      field: 'basis',
      header: '抽查依据',
      type: 'text',
      searchable: true,
      example: '《中华人民共和国食品安全法》第一百一十条',
    },
    {
      field: 'modes',
      header: '检查方式',
      type: 'list',
      filterable: true,
      values: [...inspectionModes],
      note: '多个用顿号分隔',
      example: '现场检查',
    },
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
      field: 'timesPerYear',
      header: '每户每年上限',
      type: 'integer',
      note: '同一对象一年内最多检查几次；空为不另设上限',
      example: '1',
    },
    {
      field: 'points',
      header: '检查要点',
      type: 'records',
      note: '可选答案用顿号分隔，不填为合格、不合格、不适用',
      records: [
        { field: 'point', header: '要点', type: 'text', required: true },
        { field: 'answers', header: '可选答案', type: 'text' },
        { field: 'basis', header: '依据', type: 'text' },
      ],
    },
    {
      field: 'papers',
      header: '另用文书',
      type: 'list',
      filterable: true,
      values: [...itemPapers],
      note: '审批表、通知书、现场检查笔录以外的文书，多个用顿号分隔',
      example: '责令改正通知书',
    },
    {
      field: 'status',
      header: '状态',
      type: 'enum',
      filterable: true,
      values: ['启用', '停用'],
      example: '启用',
    },
  ],
  retired: [methodColumn],
  open: {
    note: '没有列入这份清单的事项，不得检查。',
    fields: [
      'id',
      'name',
      'dept',
      'kind',
      'category',
      'levels',
      'basis',
      'modes',
      'objects',
      'labels',
      'ratioCap',
      'timesPerYear',
      'points',
      'papers',
      'status',
    ],
  },
});
