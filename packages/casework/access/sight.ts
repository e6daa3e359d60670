import type { CompiledCaseType } from '@mingcha/cases';
import { hasRight, type Principal, type Right, scopeOf } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Case } from '../kept/case.ts';
import { deptsOf } from './concerned.ts';
import { partiesOf } from './parties.ts';

/** A right of a group of cases. */
export const caseRight = (group: string, verb: 'read' | 'sign' | 'personal'): Right =>
  `cases:${group}:${verb}` as Right;

/** The departments whose cases of a group a caller sees; `all` where none is left out, undefined where there are none. */
export function reachOf(caller: Principal, group: string): 'all' | readonly string[] | undefined {
  const scope = scopeOf(caller, caseRight(group, 'read'));
  if (scope === undefined) return undefined;
  if (scope === 'city') return 'all';
  return caller.dept === undefined ? [] : [caller.dept];
}

/** Whether cases that concern these departments are seen by a caller for the right to read alone. */
export function reaches(caller: Principal, group: string, depts: readonly string[]): boolean {
  const reach = reachOf(caller, group);
  return reach === 'all' || (reach ?? []).some((dept) => depts.includes(dept));
}

/** Whether a caller sees a case: it is in their reach, or they are a party of it. */
export const seesCase = (compiled: CompiledCaseType, found: Case, caller: Principal): boolean =>
  reaches(caller, compiled.type.group, deptsOf(compiled, found)) ||
  partiesOf(compiled, found.course.record.fields, caller).size > 0;

/** Throws `not-found` (404) where a caller does not see a case. */
export function requireSeen(compiled: CompiledCaseType, found: Case, caller: Principal): void {
  if (!seesCase(compiled, found, caller)) throw problems.notFound('该事项');
}

/**
 * The fields that a caller sees: what its parties see, all for officials without a party. Nobody from outside comes this
 * way, so internal fields are among them.
 */
export function fieldsSeen(compiled: CompiledCaseType, found: Case, caller: Principal): ReadonlySet<string> {
  const all = new Set(compiled.fields.keys());
  const { sees } = compiled.type;
  const parties = [...partiesOf(compiled, found.course.record.fields, caller)];
  if (sees === undefined || parties.length === 0) return all;
  const lists = parties.map((party) => (Object.hasOwn(sees, party) ? sees[party] : undefined));
  if (lists.some((list) => list === undefined || list === 'all')) return all;
  return new Set((lists as (readonly string[])[]).flat());
}

/** Whether a caller may see personal data of a group's cases. */
export const seesPersonal = (caller: Principal, group: string): boolean =>
  hasRight(caller, caseRight(group, 'personal'));
