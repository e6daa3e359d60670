import { inspectionItemKind } from '@mingcha/catalogue';
import { defineKind, openRegister, type RegisterKind } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { riskClasses } from '../models/format.ts';
import { combinationFaults } from './faults.ts';
import { type Combination, combinationSchema } from './format.ts';
import { requireReady } from './ready.ts';

const classes = [...riskClasses];
const axis = { field: 'axis', header: '评价', type: 'text', required: true } as const;
const given = { field: 'class', header: '分类', type: 'enum', required: true, values: classes } as const;

/** Ids of the items of inspection that a rule can name. */
async function itemIds(store: TenantStore): Promise<ReadonlySet<string>> {
  const register = openRegister(store, inspectionItemKind);
  const { draft } = await register.heads();
  const ids = new Set<string>();
  if (draft) for await (const { id } of register.rows(draft.id)) ids.add(id);
  return ids;
}

/** The register of combination rules (分类合成规则). Who changed a rule does not publish it, and all are tried before. */
export const creditCombinations: RegisterKind<Combination> = defineKind<Combination>({
  name: 'credit-combinations',
  title: '分类合成规则',
  noun: '合成规则',
  schema: combinationSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  secondPerson: { ready: (store, version) => requireReady(store, version, creditCombinations) },
  prepare: async ({ store }) => {
    const known = await itemIds(store);
    return { check: (rule) => combinationFaults(rule, known) };
  },
  columns: [
    {
      ...{ field: 'id', header: '编号', type: 'code', required: true, searchable: true },
      note: '适用于所有事项的规则编号为 general',
      example: 'general',
    },
    {
      ...{ field: 'title', header: '规则名称', type: 'text', required: true, searchable: true },
      example: '从严合成',
    },
    {
      ...{ field: 'items', header: '适用事项', type: 'list' },
      note: '随机抽查事项的编号；通用规则不填',
      example: '',
    },
    {
      ...{ field: 'way', header: '怎样合成', type: 'enum', required: true, filterable: true },
      values: [
        { value: 'worst', label: '取风险最高的' },
        { value: 'first', label: '依次取先有的' },
        { value: 'cases', label: '按情形' },
      ],
      example: '取风险最高的',
    },
    {
      ...{ field: 'axes', header: '外部评价', type: 'records', required: true },
      note: '没有评价的主体：写明“没有时”按哪一类；不写的，这项评价对它不起作用',
      records: [
        { field: 'id', header: '代号', type: 'text', required: true },
        { field: 'title', header: '名称', type: 'text', required: true },
        {
          ...{ field: 'kind', header: '种类', type: 'enum', required: true },
          values: [
            { value: 'public-evaluation', label: '公共信用综合评价' },
            { value: 'industry-evaluation', label: '行业信用评价' },
          ],
        },
        { field: 'industry', header: '行业领域', type: 'text' },
        { field: 'missing', header: '没有时', type: 'enum', values: classes },
      ],
    },
    {
      ...{ field: 'grades', header: '等级对应的分类', type: 'records', required: true },
      note: '没有写到的等级不起作用',
      records: [axis, { field: 'grade', header: '等级', type: 'text', required: true }, given],
    },
    {
      ...{ field: 'order', header: '先后次序', type: 'list' },
      note: '只用于“依次取先有的”：评价的代号，最后是 model（评价模型）',
      example: '',
    },
    {
      ...{ field: 'cases', header: '情形', type: 'records' },
      note: '只用于“按情形”：取第一条成立的；都不成立的，按评价模型',
      records: [{ field: 'when', header: '条件', type: 'text', required: true }, given],
    },
    {
      ...{ field: 'basis', header: '依据', type: 'text', required: true },
      note: '本市凭什么这样合成，如文件名称和文号',
      example: '本市分级分类监管办法',
    },
  ],
});
export const creditCombinationsPath = '/v1/credit/combinations';
