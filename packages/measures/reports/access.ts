import { hasRight, type Principal } from '@mingcha/http';
import { problems } from '@mingcha/kernel';

/** Whether a caller sees the work of all departments: the office that runs the notices, and auditors. */
export const seesAll = (principal: Principal): boolean =>
  hasRight(principal, 'measures:write') || principal.roles.includes('auditor');

/**
 * The department whose things a caller asks for; undefined for all of them. Throws `forbidden` (403) where a department
 * asks for another's, or where somebody of no department asks.
 */
export function seenDept(principal: Principal, asked?: string): string | undefined {
  if (seesAll(principal)) return asked;
  const { dept } = principal;
  if (dept === undefined) throw problems.forbidden('您的账号没有归属部门，请联系系统管理员设置所属部门。');
  if (asked !== undefined && asked !== dept)
    throw problems.forbidden('只能查看和填报本部门的内容，请去掉部门条件或改为本部门。');
  return dept;
}

/** Throws `forbidden` (403) unless the caller may see what is a department's. */
export function requireSeen(principal: Principal, dept: string): void {
  seenDept(principal, dept);
}

/** Whether a caller acts for a department: its own people, or the office for any. */
export const actsFor = (principal: Principal, of: string): boolean =>
  hasRight(principal, 'measures:write') || principal.dept === of;

/** Whether a caller reads what a unit of a measure has reported: its own, a lead its partners', the office all. */
export function readsWords(
  principal: Principal,
  { leads }: { leads: readonly string[] },
  { dept: of }: { dept: string },
): boolean {
  const { dept } = principal;
  return seesAll(principal) || (dept !== undefined && (dept === of || leads.includes(dept)));
}
