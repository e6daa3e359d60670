import type { Principal } from './principal.ts';
import { type Right, type Scope, scopeOf } from './rights.ts';

/** Departments by id, in order of id; or all of the tenant, and what is no department's. */
export type Depts = 'all' | readonly string[];

/** The departments in a scope of somebody; none of them in the scope of one's own tasks, nor for who is in no department. */
export function deptsIn({ dept, reach }: Pick<Principal, 'dept' | 'reach'>, scope: Scope): Depts {
  if (scope === 'city') return 'all';
  if (scope === 'own' || dept === undefined) return [];
  return scope === 'department' ? [dept] : (reach?.[scope] ?? [dept]);
}

/** The departments that a right of somebody reaches; none where they do not hold it. */
export function deptsOf(principal: Pick<Principal, 'rights' | 'dept' | 'reach'>, right: Right): Depts {
  const scope = scopeOf(principal, right);
  return scope === undefined ? [] : deptsIn(principal, scope);
}

/** Whether departments include one. */
export const includesDept = (depts: Depts, dept: string | undefined): boolean =>
  depts === 'all' || (dept !== undefined && depts.includes(dept));

/** Whether departments include all of others. */
export const includesDepts = (depts: Depts, others: Depts): boolean =>
  depts === 'all' || (others !== 'all' && others.every((dept) => depts.includes(dept)));

/** The departments of either. */
export const unitedDepts = (a: Depts, b: Depts): Depts =>
  a === 'all' || b === 'all' ? 'all' : [...new Set([...a, ...b])].sort();

/** The departments of both. */
export const commonDepts = (a: Depts, b: Depts): Depts =>
  a === 'all' ? b : b === 'all' ? a : a.filter((dept) => b.includes(dept));

/** Whether a right of somebody reaches a department. */
export const reaches = (principal: Principal, right: Right, dept: string | undefined): boolean =>
  includesDept(deptsOf(principal, right), dept);
