import { adjustmentNames } from '@mingcha/kernel/labels';
import { defineKind, type Finding, type RetiredColumn } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import { divisionForm, divisionValues } from '@mingcha/tenancy/divisions';
import { type InspectorRow, inspectorSchema } from './inspector.ts';

function findings(row: InspectorRow, tenant: string, today: string): Finding[] {
  const found: Finding[] = [];
  const foreign = row.divisions.filter((division) => !division.startsWith(tenant.slice(0, 4)));
  // In a frame the code of any whole city would stand for this one.
  if (foreign.length > 0) {
    found.push({
      field: 'divisions',
      severity: 'error',
      code: 'foreign-division',
      message: `区划 ${foreign.join('、')} 不属于本市`,
    });
  }
  if (row.validUntil < today && row.status === '在岗') {
    found.push({
      field: 'validUntil',
      severity: 'warning',
      code: 'certificate-expired',
      message: '执法证已过有效期，该人员不会参加抽取，请换证后更新',
    });
  }
  if ((row.adjust === undefined) !== (row.adjustGround === undefined)) {
    found.push({
      field: row.adjust === undefined ? 'adjust' : 'adjustGround',
      severity: 'error',
      code: 'adjustment-incomplete',
      message: '增加的负荷和增加负荷的理由须同时填写，或同时清空',
    });
  }
  return found;
}

/** Loads come from the record of the draws (docs/adr/a-roster-has-no-load-of-its-own.md). */
const outsideLoadColumn: RetiredColumn = {
  field: 'load',
  header: '已有任务数',
  aliases: ['负荷'],
  type: 'integer',
  message:
    '负荷不再填写，本项没有采用：今年已选派的次数由系统按抽查记录计算。确需少选派该人员的，请填写“增加的负荷”和“增加负荷的理由”',
  instead: (value, { adjust, adjustGround }) => {
    if (value === 0) return {};
    return typeof value === 'number' && value > 0 && adjustGround && !adjust ? { adjust: value } : undefined;
  },
};

/** The inspector roster (执法检查人员名录库) as a register. */
export const inspectorKind = defineKind<InspectorRow>({
  name: 'inspectors',
  title: '执法检查人员名录库',
  noun: '执法检查人员',
  schema: inspectorSchema,
  rights: { read: 'rosters:read', write: 'rosters:write', personal: 'rosters:personal' },
  owner: { field: 'dept', all: 'rosters:write:all' },
  prepare: async ({ store, today }) => {
    const [dept, divisions] = await Promise.all([departmentValues(store), divisionValues(store)]);
    return { check: (row) => findings(row, store.tenant, today), values: { dept, divisions } };
  },
  columns: [
    {
      field: 'id',
      header: '人员编号',
      type: 'code',
      required: true,
      searchable: true,
      note: '执法证号或本市自编号',
      example: 'JC-001',
    },
    { field: 'name', header: '姓名', type: 'text', required: true, searchable: true, example: '王五' },
    { field: 'certificate', header: '执法证号', type: 'code', required: true, example: '27030000001' },
    { field: 'validUntil', header: '有效期', type: 'date', required: true, example: '2028-12-31' },
    {
      field: 'dept',
      header: '单位',
      type: 'code',
      department: true,
      required: true,
      filterable: true,
      note: '部门编号或名称',
      example: '620300-scjg',
    },
    {
      field: 'level',
      header: '层级',
      type: 'enum',
      filterable: true,
      values: ['市', '县', '乡'],
      example: '市',
    },
    { field: 'position', header: '职务', type: 'text', example: '科员' },
    { field: 'function', header: '职能部门', type: 'text', example: '食品安全监督管理科' },
    {
      field: 'divisions',
      header: '管辖片区',
      type: 'list',
      filterable: true,
      form: divisionForm,
      note: '区划代码或名称，多个用顿号分隔；空为全市',
      example: '620302',
    },
    {
      field: 'items',
      header: '执法事项范围',
      type: 'list',
      filterable: true,
      note: '事项编码，多个用顿号分隔；空为本部门全部',
      example: '',
    },
    {
      field: 'skills',
      header: '业务专长',
      type: 'list',
      filterable: true,
      note: '多个用顿号分隔',
      example: '食品',
    },
    { field: 'expert', header: '专家', type: 'boolean', filterable: true, example: '否' },
    { field: 'phone', header: '手机', type: 'text', personal: true, example: '0935-0000000' },
    {
      field: 'status',
      header: '状态',
      type: 'enum',
      filterable: true,
      values: ['在岗', '停用'],
      example: '在岗',
    },
    {
      field: 'adjust',
      header: '增加的负荷',
      type: 'integer',
      note: '一般不填：今年已选派的次数由系统计算。填写后该人员较少被选派，公示的计划会写明调整了几人',
      example: '',
    },
    {
      field: 'adjustGround',
      header: '增加负荷的理由',
      type: 'enum',
      filterable: true,
      values: Object.entries(adjustmentNames).map(([value, label]) => ({ value, label })),
      note: '增加了负荷的必填',
      example: '',
    },
  ],
  retired: [outsideLoadColumn],
});
