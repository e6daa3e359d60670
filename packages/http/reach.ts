import type { Principal } from './principal.ts';
import { type Right, type Scope, scopeOf } from './rights.ts';

/** Departments by id, or all of the tenant. */
export type Depts = ReadonlySet<string> | 'all';

const none: Depts = new Set();

/** The departments in a scope of somebody; none of them in the scope of one's own tasks, nor for who is in no department. */
export function deptsIn({ dept, reach }: Pick<Principal, 'dept' | 'reach'>, scope: Scope): Depts {
  if (scope === 'city') return 'all';
  if (scope === 'own' || dept === undefined) return none;
  const own = new Set([dept]);
  return scope === 'department' ? own : (reach?.[scope] ?? own);
}

/** The departments that a right of somebody reaches; none where they do not hold it. */
export function deptsOf(principal: Principal, right: Right): Depts {
  const scope = scopeOf(principal, right);
  return scope === undefined ? none : deptsIn(principal, scope);
}

/** Whether departments include one; what is no department's is in all of the tenant only. */
export const includesDept = (depts: Depts, dept: string | undefined): boolean =>
  depts === 'all' || (dept !== undefined && depts.has(dept));

/** Whether a right of somebody reaches a department. */
export const reaches = (principal: Principal, right: Right, dept: string | undefined): boolean =>
  includesDept(deptsOf(principal, right), dept);
