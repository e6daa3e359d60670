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
  'catalogue:write': '修改与公示抽查事项清单',
  'draws:read': '查看抽查任务',
  'draws:write': '拟定与执行抽查',
  'proofs:read': '下载完整证明',
  'audit:read': '查看与导出审计日志',
  'jobs:read': '查看导入任务',
  'measures:read': '查看通知、举措与报送',
  'measures:write': '登记通知，审阅报送，督办与通报',
  'reports:write': '填写进展报告',
  'reports:sign': '签发进展报告，答复督办',
  'cases:*:read': '查看各类事项',
  'cases:*:open': '登记各类事项',
  'cases:*:write': '办理各类事项',
  'cases:*:sign': '代表部门答复各类事项',
  'cases:*:approve': '审批各类事项',
  'cases:*:supervise': '督办各类事项',
  'cases:*:personal': '查看各类事项中的个人信息',
  'province:read': '查看已授权城市的抽查任务',
};
