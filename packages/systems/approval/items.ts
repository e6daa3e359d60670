import { kindOf } from '@mingcha/catalogue';

const days = { type: 'number', required: true, least: 1, most: 250 } as const;

/** 审批事项: what an approval takes its limits, fee and materials from. */
export const approvalItems = kindOf({
  id: 'items',
  title: '行政审批事项',
  noun: '审批事项',
  elements: [
    { field: 'id', title: '事项编码', type: 'code', required: true, search: true, example: 'food' },
    {
      field: 'name',
      title: '事项名称',
      type: 'text',
      required: true,
      most: 120,
      search: true,
      example: '食品经营许可',
    },
    {
      field: 'dept',
      title: '审批单位',
      type: 'department',
      required: true,
      filter: true,
      note: '部门编号或名称',
      example: '620300-scjg',
    },
    { field: 'statutoryDays', title: '法定时限（工作日）', ...days, example: '20' },
    { field: 'promisedDays', title: '承诺时限（工作日）', ...days, example: '5' },
    { field: 'fee', title: '收费（元）', type: 'number', most: 100_000_000, example: '0' },
    { field: 'materials', title: '申请材料', type: 'records', example: '申请书|电子' },
    { of: 'materials', field: 'name', title: '材料名称', type: 'text', required: true, most: 120 },
    { of: 'materials', field: 'form', title: '材料形式', type: 'text', most: 40 },
  ],
  rules: [
    {
      name: 'promise-too-long',
      field: 'promisedDays',
      severity: 'error',
      test: 'promisedDays <= statutoryDays',
      message: '承诺时限不能长于法定时限',
    },
  ],
});
