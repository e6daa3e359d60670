import { checkUscc, divisionName } from '@mingcha/kernel';
import { defineKind, type Finding } from '@mingcha/register';
import { departmentValues } from '@mingcha/tenancy';
import { divisionForm, divisionValues } from '@mingcha/tenancy/divisions';
import { type ObjectRow, objectSchema } from './object.ts';

const warning = (field: string, code: string, message: string): Finding => ({
  field,
  severity: 'warning',
  code,
  message,
});

function findings(row: ObjectRow, tenant: string, today: string): Finding[] {
  const found: Finding[] = [];
  const verdict = checkUscc(row.id);
  if (verdict === 'check-digit') {
    found.push(
      warning('id', 'uscc-check-digit', '统一社会信用代码的校验位不符，请核对；确系如此核发的可以保留'),
    );
  }
  if (verdict === 'malformed') {
    found.push(
      row.id.length === 18
        ? {
            field: 'id',
            severity: 'error',
            code: 'uscc-malformed',
            message: '18 位代码含有统一社会信用代码不使用的字符',
          }
        : warning('id', 'own-code', '不是统一社会信用代码，将作为本市自编码使用'),
    );
  }
  if (!row.division.startsWith(tenant.slice(0, 4))) {
    found.push({ field: 'division', severity: 'error', code: 'foreign-division', message: '区划不属于本市' });
  } else if (divisionName(row.division) === row.division) {
    found.push(warning('division', 'unknown-division', '区划代码不在已知的县区中，请核对'));
  }
  if (row.established !== undefined && row.established > today) {
    found.push({ field: 'established', severity: 'error', code: 'future-date', message: '成立日期晚于今天' });
  }
  if (row.lastInspected !== undefined && row.lastInspected > today) {
    found.push({
      field: 'lastInspected',
      severity: 'error',
      code: 'future-date',
      message: '上次检查日期晚于今天',
    });
  }
  return found;
}

/** The object roster (检查对象名录库) as a register. */
export const objectKind = defineKind<ObjectRow>({
  name: 'objects',
  title: '检查对象名录库',
  noun: '检查对象',
  schema: objectSchema,
  rights: { read: 'rosters:read', write: 'rosters:write', personal: 'rosters:personal' },
  owner: { field: 'jurisdiction', all: 'rosters:write:all' },
  claimable: {
    riskClass: '由信用评价模型写入，请用“分类人工调整”。',
    itemClasses: '由信用评价按分类合成规则写入，请修改分类合成规则后重新评价。',
  },
  prepare: async ({ store, today }) => {
    const [jurisdiction, division] = await Promise.all([departmentValues(store), divisionValues(store)]);
    return { check: (row) => findings(row, store.tenant, today), values: { jurisdiction, division } };
  },
  columns: [
    {
      field: 'id',
      header: '统一社会信用代码',
      type: 'code',
      required: true,
      searchable: true,
      note: '18 位代码，或本市自编码',
      example: '91620300MA00000007',
    },
    {
      field: 'name',
      header: '名称',
      type: 'text',
      required: true,
      searchable: true,
      example: '金昌市示例商贸有限公司',
    },
    {
      field: 'type',
      header: '主体类型',
      type: 'enum',
      required: true,
      filterable: true,
      values: ['企业', '个体工商户', '农民专业合作社', '事业单位', '其他'],
      example: '企业',
    },
    { field: 'legalRepresentative', header: '法定代表人', type: 'text', personal: true, example: '张三' },
    { field: 'authority', header: '登记机关', type: 'text', example: '金昌市市场监督管理局' },
    {
      field: 'jurisdiction',
      header: '管辖单位',
      type: 'code',
      department: true,
      filterable: true,
      note: '部门编号或名称',
      example: '620300-scjg',
    },
    {
      field: 'industry',
      header: '行业',
      type: 'code',
      filterable: 'prefix',
      note: '国民经济行业代码，如 F52',
      example: 'F52',
    },
    { field: 'established', header: '成立日期', type: 'date', example: '2020-05-18' },
    { field: 'scope', header: '经营范围', type: 'text', searchable: true, example: '食品销售' },
    { field: 'address', header: '住所', type: 'text', searchable: true, example: '金昌市金川区示例路 1 号' },
    {
      field: 'division',
      header: '区划',
      type: 'code',
      required: true,
      filterable: 'prefix',
      form: divisionForm,
      note: '区划代码（6、9 或 12 位）或名称',
      example: '620302',
    },
    {
      field: 'permits',
      header: '许可证',
      type: 'records',
      records: [
        { field: 'name', header: '名称', type: 'text', required: true },
        { field: 'number', header: '编号', type: 'text', required: true },
        { field: 'validUntil', header: '有效期至', type: 'date' },
        { field: 'authority', header: '发证机关', type: 'text' },
      ],
    },
    {
      field: 'labels',
      header: '监管标签',
      type: 'list',
      filterable: true,
      note: '多个用顿号分隔',
      example: '食品经营',
    },
    { field: 'contact', header: '联络人', type: 'text', personal: true, example: '李四' },
    { field: 'phone', header: '联系方式', type: 'text', personal: true, example: '0935-0000000' },
    {
      field: 'status',
      header: '状态',
      type: 'enum',
      filterable: true,
      values: ['在营', '停业', '注销', '吊销', '迁出'],
      example: '在营',
    },
    {
      field: 'riskClass',
      header: '信用风险分类',
      type: 'enum',
      filterable: true,
      internal: true,
      values: ['A', 'B', 'C', 'D'],
      note: '内部使用，不对外公开',
      example: 'A',
    },
    {
      ...{ field: 'itemClasses', header: '按事项的分类', type: 'list', internal: true, system: true },
      note: '由信用评价按分类合成规则写入；没有写到的事项按信用风险分类',
    },
    { field: 'lastInspected', header: '上次检查日期', type: 'date', example: '2025-09-01' },
  ],
});
