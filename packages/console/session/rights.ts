import type { Me } from '../api/types.ts';

export const roleNames: Record<string, string> = {
  'city-admin': '市级管理员',
  'department-admin': '部门管理员',
  'department-head': '部门负责人',
  inspector: '执法检查人员',
  auditor: '监督审计人员',
  'department-client': '部门系统接口',
  'results-client': '检查结果报送接口',
  'check-client': '信用核查接口',
  'province-admin': '省级管理员',
  province: '省级用户',
};

/** Whether the API lets this person do it, also for a colleague for whom they act; buttons for the rest are not shown. */
export function permits(me: Me, right: string): boolean {
  const everyGroup = right.replace(/^cases:[^:]+:/, 'cases:*:');
  return [right, everyGroup].some((one) => me.can.includes(one)) || me.canFor.includes(right);
}

/** Whether somebody decides for a province on its cities' witnesses. */
export const confirmsWitnesses = (me: Me): boolean =>
  permits(me, 'province:read') && permits(me, 'tenancy:write');

/** The person's roles in words. */
export function roleText(me: Me): string {
  return me.roleNames.join('、');
}
