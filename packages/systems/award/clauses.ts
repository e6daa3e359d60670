import { defineKind } from '@mingcha/register';
import * as z from 'zod';

/** 万元. */
const sum = z.number().int().min(0).max(10_000_000);

/** From what an award is reckoned. What is decided in each case (一事一议) is reckoned by nobody. */
export const awardBases = ['实际投资额', '当年纳税额', '定额', '一事一议'] as const;

const clauseSchema = z
  .object({
    id: z.string().regex(/^[0-9A-Za-z-]{1,40}$/, '应为 1 至 40 位字母、数字或连字符'),
    name: z.string().min(1).max(120),
    basis: z.string().min(1).max(200),
    matter: z.string().min(1).max(60).optional(),
    base: z.enum(awardBases),
    least: sum.optional(),
    perMille: z.number().int().min(1).max(1000).optional(),
    fixed: sum.optional(),
    most: sum.optional(),
  })
  .strict();

/** What a clause needs for its amount to be reckoned. */
const missing = ({ base, perMille, fixed }: z.infer<typeof clauseSchema>) =>
  base === '定额' && fixed === undefined
    ? (['fixed', '按定额奖补的，须填写定额'] as const)
    : (base === '实际投资额' || base === '当年纳税额') && perMille === undefined
      ? (['perMille', `按${base}奖补的，须填写比例`] as const)
      : undefined;

/** 奖补条款: from what an award of each clause is reckoned, at what rate, and up to what amount. */
export const awardClauses = defineKind<z.infer<typeof clauseSchema>>({
  name: 'award-clauses',
  title: '奖补条款',
  noun: '奖补条款',
  schema: clauseSchema,
  rights: { read: 'catalogue:read', write: 'catalogue:write' },
  prepare: async () => ({
    check: (row) => {
      const fault = missing(row);
      if (!fault) return [];
      const [field, message] = fault;
      return [{ field, severity: 'error', code: 'not-reckonable', message }];
    },
  }),
  columns: [
    { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'asset' },
    {
      field: 'name',
      header: '条款',
      type: 'text',
      required: true,
      searchable: true,
      example: '固定资产投资奖励',
    },
    {
      field: 'basis',
      header: '依据',
      type: 'text',
      required: true,
      searchable: true,
      example: '招商引资奖补办法第三条',
    },
    {
      field: 'matter',
      header: '事项',
      type: 'text',
      filterable: true,
      note: '同一单位同一年度同一事项的条款只能按其中一条奖补',
      example: '固定资产投资',
    },
    {
      field: 'base',
      header: '计算基数',
      type: 'enum',
      values: awardBases,
      required: true,
      filterable: true,
      example: '实际投资额',
    },
    {
      field: 'least',
      header: '起点（万元）',
      type: 'integer',
      note: '基数不足起点的不予奖补',
      example: '5000',
    },
    {
      field: 'perMille',
      header: '比例（‰）',
      type: 'integer',
      note: '如 10，即基数的百分之一',
      example: '10',
    },
    { field: 'fixed', header: '定额（万元）', type: 'integer', example: '' },
    { field: 'most', header: '最高限额（万元）', type: 'integer', example: '500' },
  ],
});
