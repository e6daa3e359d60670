import type { Department } from '../api/types.ts';

export const departmentKinds: Record<Department['kind'], string> = {
  department: '市级部门',
  county: '县区',
  other: '其他单位',
};

/** What each right allows, in words. */
export const rightNames: Record<string, string> = {
  'tenancy:read': '查看本市设置、部门与人员',
  'tenancy:write': '修改本市设置、部门、人员与接口',
  'rosters:read': '查看名录',
  'rosters:write': '修改与导入本部门的名录',
  'rosters:write:all': '修改与导入全市的名录',
  'rosters:personal': '查看名录中的个人信息',
  'catalogue:read': '查看抽查事项清单',
  'catalogue:write': '修改与公布抽查事项清单',
  'draws:read': '查看抽查任务',
  'draws:write': '拟定与执行抽查',
  'proofs:read': '下载完整证明与操作留痕',
  'jobs:read': '查看导入任务',
  'measures:read': '查看通知、举措与报送',
  'measures:write': '登记通知，审阅报送，督办与通报',
  'reports:write': '填写进展报告',
  'reports:sign': '签发进展报告，答复督办',
  'province:read': '查看已授权城市的抽查任务',
};

const things: Record<string, string> = {
  tenant: '本市设置',
  department: '部门',
  person: '人员账号',
  client: '系统接口',
  draw: '抽查',
  register: '名录',
  witness: '见证方',
  province: '省级查看',
};

const deeds: Record<string, string> = {
  create: '新增',
  update: '修改',
  delete: '删除',
  plan: '拟定计划',
  edit: '修改计划',
  commit: '提交承诺',
  execute: '执行抽取',
  publish: '公布',
  void: '作废',
  'nonce-commit': '密封随机数',
  'nonce-reveal': '揭示随机数',
  substitute: '替补',
  import: '导入',
  grant: '授权',
  revoke: '收回授权',
};

/** `draw.commit` → 抽查 · 提交承诺; what is not known stays as it is. */
export function actionText(action: string): string {
  const [thing = '', deed = ''] = action.split('.');
  return `${things[thing] ?? thing} · ${deeds[deed] ?? deed}`;
}
