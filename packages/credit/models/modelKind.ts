import { type Column, type ColumnValue, defineKind, type RegisterKind } from '@mingcha/register';
import type { FindSubjectFields } from '../subjects/sources.ts';
import { modelFaults } from './faults.ts';
import { type Model, modelSchema, modelSubjects, riskClasses } from './format.ts';
import { requireSimulated } from './ready.ts';
import type { FindRecordKinds } from './recordKinds.ts';

const subjects: ColumnValue[] = Object.entries(modelSubjects).map(([value, label]) => ({ value, label }));

const condition = { field: 'when', header: '条件', type: 'text' } as const;
const kind = { field: 'kind', header: '记录种类', type: 'text' } as const;
const basis = { field: 'basis', header: '依据', type: 'text' } as const;
const id = { field: 'id', header: '编号', type: 'text', required: true } as const;
const title = { field: 'title', header: '名称', type: 'text', required: true } as const;
const given = {
  field: 'class',
  header: '分类',
  type: 'enum',
  required: true,
  values: [...riskClasses],
} as const;

const groups: Column = {
  field: 'groups',
  header: '分组',
  type: 'records',
  required: true,
  note: '各组的得分从起始分加减，不超出下限和上限；总分是各组之和，分数越高风险越低',
  records: [
    id,
    title,
    { field: 'start', header: '起始分', type: 'integer', required: true },
    { field: 'least', header: '下限', type: 'integer', required: true },
    { field: 'most', header: '上限', type: 'integer', required: true },
  ],
};

const indicators: Column = {
  field: 'indicators',
  header: '指标',
  type: 'records',
  required: true,
  note: '有记录种类的，每条符合条件的记录计一次；没有的，主体符合条件时计一次。衰减写作“满几个月:千分之几”，如 12:500、24:0',
  records: [
    id,
    { field: 'group', header: '所属分组', type: 'text', required: true },
    title,
    kind,
    condition,
    { field: 'points', header: '分值', type: 'integer', required: true },
    { field: 'most', header: '合计上限', type: 'integer' },
    { field: 'decay', header: '衰减', type: 'list' },
    basis,
  ],
};

const classes: Column = {
  field: 'classes',
  header: '分类界限',
  type: 'records',
  required: true,
  note: '各段不重叠、不留空；A 类风险最低，D 类最高',
  records: [
    given,
    { field: 'from', header: '不低于', type: 'integer' },
    { field: 'below', header: '低于', type: 'integer' },
  ],
};

const direct: Column = {
  field: 'direct',
  header: '直接判定',
  type: 'records',
  note: '成立时不低于所写的风险；与得分所定的分类相比，取风险高的',
  records: [id, title, kind, condition, { ...given, values: ['B', 'C', 'D'] }, basis],
};

/** The register of evaluation models (信用评价模型). Who changed a model does not publish it, and it is simulated before. */
export function modelKindFor(
  recordKinds: FindRecordKinds,
  subjectFields: FindSubjectFields,
): RegisterKind<Model> {
  const kind: RegisterKind<Model> = defineKind<Model>({
    name: 'credit-models',
    title: '信用评价模型',
    noun: '评价模型',
    schema: modelSchema,
    rights: { read: 'catalogue:read', write: 'catalogue:write' },
    secondPerson: { ready: (store, version) => requireSimulated(store, version, kind) },
    prepare: async ({ store }) => {
      const [kinds, fields] = await Promise.all([recordKinds(store), subjectFields(store)]);
      return { check: (model) => modelFaults(model, kinds, fields[model.subject]) };
    },
    columns: [
      { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'general' },
      {
        field: 'title',
        header: '模型名称',
        type: 'text',
        required: true,
        searchable: true,
        example: '企业信用风险分类通用模型（示例）',
      },
      {
        field: 'subject',
        header: '评价谁',
        type: 'enum',
        required: true,
        filterable: true,
        values: subjects,
        example: '企业',
      },
      {
        field: 'lands',
        header: '结果写入名录',
        type: 'boolean',
        note: '评价企业的模型中只能有一个；它给出的分类用于抽查',
        example: '是',
      },
      {
        field: 'basis',
        header: '依据',
        type: 'text',
        required: true,
        note: '本市凭什么这样评价，如文件名称和文号',
        example: '关于推进企业信用风险分类管理的意见',
      },
      { field: 'about', header: '说明', type: 'text', example: '' },
      groups,
      indicators,
      classes,
      direct,
    ],
  });
  return kind;
}
