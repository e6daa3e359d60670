import {
  type Depts,
  deptsOf,
  hasRight,
  includesDept,
  type Principal,
  peopleOf,
  type Right,
  reaches,
  unitedDepts,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';

const writing = ['reports:write', 'reports:sign'] as const;

/**
 * The departments whose reports, chases and appeals a caller sees: those of its right to read, and those that it writes
 * for. The office that runs the notices sees all. Notices and measures are for everybody.
 */
export const seenDepts = (principal: Principal): Depts =>
  hasRight(principal, 'measures:write')
    ? 'all'
    : writing
        .map((right) => deptsFor(principal, right))
        .reduce(unitedDepts, deptsOf(principal, 'measures:read'));

/** The departments for which a caller does what a right allows, also for those for whom they act today. */
export const deptsFor = (principal: Principal, right: (typeof writing)[number]): Depts =>
  peopleOf(principal)
    .map((one) => deptsOf(one, right))
    .reduce(unitedDepts);

/** Whether a caller sees the work of all departments: the office that runs the notices, and auditors. */
export const seesAll = (principal: Principal): boolean => seenDepts(principal) === 'all';

/**
 * The departments whose things a caller asks for. Throws `forbidden` (403) where a department asks for another's, or where
 * somebody of no department asks.
 */
export function askedDepts(principal: Principal, asked?: string): Depts {
  const seen = seenDepts(principal);
  if (seen.length === 0) throw problems.forbidden('您的账号没有归属部门，请联系系统管理员设置所属部门。');
  if (asked === undefined) return seen;
  if (!includesDept(seen, asked))
    throw problems.forbidden('只能查看和填报本部门的内容，请去掉部门条件或改为本部门。');
  return [asked];
}

/** Throws `forbidden` (403) unless the caller may see what is a department's. */
export function requireSeen(principal: Principal, dept: string): void {
  askedDepts(principal, dept);
}

/**
 * Whether a caller does for a department what a right allows: its own people, those who act for one of them today, or the
 * office for any.
 */
export const actsFor = (principal: Principal, right: Right, dept: string): boolean =>
  peopleOf(principal).some((one) => reaches(one, right, dept)) ||
  (hasRight(principal, right) && hasRight(principal, 'measures:write'));

/** Whether a caller reads what a unit of a measure has reported: its own, a lead its partners', the office all. */
export function readsWords(
  principal: Principal,
  { leads }: { leads: readonly string[] },
  { dept }: { dept: string },
): boolean {
  const seen = seenDepts(principal);
  return [dept, ...leads].some((one) => includesDept(seen, one));
}
