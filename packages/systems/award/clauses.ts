import { kindOf } from '@mingcha/catalogue';

/** From what an award is reckoned. What is decided in each case (一事一议) is reckoned by nobody. */
const bases = ['实际投资额', '当年纳税额', '定额', '一事一议'];

/** 万元. */
const sum = { type: 'number', most: 10_000_000 } as const;

/** 奖补条款: from what an award of each clause is reckoned, at what rate, and up to what amount. */
export const awardClauses = kindOf({
  id: 'award-clauses',
  title: '奖补条款',
  noun: '奖补条款',
  elements: [
    { field: 'id', title: '编号', type: 'code', required: true, search: true, example: 'asset' },
    {
      field: 'name',
      title: '条款',
      type: 'text',
      required: true,
      most: 120,
      search: true,
      example: '固定资产投资奖励',
    },
    {
      field: 'basis',
      title: '依据',
      type: 'text',
      required: true,
      most: 200,
      search: true,
      example: '招商引资奖补办法第三条',
    },
    {
      field: 'matter',
      title: '事项',
      type: 'text',
      most: 60,
      filter: true,
      note: '同一单位同一年度同一事项的条款只能按其中一条奖补',
      example: '固定资产投资',
    },
    {
      field: 'base',
      title: '计算基数',
      type: 'choice',
      choices: bases,
      required: true,
      filter: true,
      example: '实际投资额',
    },
    { field: 'least', title: '起点（万元）', ...sum, note: '基数不足起点的不予奖补', example: '5000' },
    {
      field: 'perMille',
      title: '比例（‰）',
      type: 'number',
      least: 1,
      most: 1000,
      note: '如 10，即基数的百分之一',
      example: '10',
    },
    { field: 'fixed', title: '定额（万元）', ...sum, example: '' },
    { field: 'most', title: '最高限额（万元）', ...sum, example: '500' },
  ],
  rules: [
    {
      name: 'not-reckonable',
      field: 'fixed',
      severity: 'error',
      when: 'base == "定额"',
      test: 'filled(fixed)',
      message: '按定额奖补的，须填写定额',
    },
    {
      name: 'rate-missing',
      field: 'perMille',
      severity: 'error',
      when: 'base in ["实际投资额", "当年纳税额"]',
      test: 'filled(perMille)',
      message: '按投资额或者纳税额奖补的，须填写比例',
    },
  ],
});
