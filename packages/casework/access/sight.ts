import type { CompiledCaseType } from '@mingcha/cases';
import { type caseVerbs, type Depts, deptsOf, hasRight, type Principal, type Right } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Case } from '../kept/case.ts';
import { concernedBy, isReached } from './concerned.ts';
import { isOutsider, partiesOf } from './parties.ts';

/** A right of a group of cases. */
export const caseRight = (group: string, verb: (typeof caseVerbs)[number]): Right =>
  `cases:${group}:${verb}` as Right;

/** The departments whose cases of a group a caller sees; undefined where they see none. */
export const reachOf = (caller: Principal, group: string): Depts | undefined =>
  hasRight(caller, caseRight(group, 'read')) ? deptsOf(caller, caseRight(group, 'read')) : undefined;

/** Whether a caller sees a case: it is in their reach, or they are a party of it. */
export const seesCase = (compiled: CompiledCaseType, found: Case, caller: Principal): boolean =>
  isReached(reachOf(caller, compiled.type.group), concernedBy(compiled, found)) ||
  partiesOf(compiled, found, caller).size > 0;

/** Throws `not-found` (404) where a caller does not see a case. */
export function requireSeen(compiled: CompiledCaseType, found: Case, caller: Principal): void {
  if (!seesCase(compiled, found, caller)) throw problems.notFound('该事项');
}

/**
 * The fields that a caller sees: what its parties see, all for officials without a party. Somebody from outside sees no
 * field that is internal, none that names an official, and of what is personal only what such a party fills in itself.
 */
export function fieldsSeen(compiled: CompiledCaseType, found: Case, caller: Principal): ReadonlySet<string> {
  const all = caller.outside ? outsideFields(compiled) : new Set(compiled.fields.keys());
  const { sees } = compiled.type;
  const parties = [...partiesOf(compiled, found, caller)];
  if (sees === undefined || parties.length === 0) return all;
  const lists = parties.map((party) => (Object.hasOwn(sees, party) ? sees[party] : undefined));
  if (lists.some((list) => list === undefined || list === 'all')) return all;
  return new Set((lists as (readonly string[])[]).flat().filter((name) => all.has(name)));
}

/** The fields that anybody from outside may see at all. */
function outsideFields(compiled: CompiledCaseType): Set<string> {
  const { type, fields, actions } = compiled;
  const steps = [type.open, ...actions.values()].filter(({ by }) =>
    by.some((one) => isOutsider(compiled, one)),
  );
  const own = new Set(steps.flatMap(({ fills = [], asks = [] }) => [...fills, ...asks]));
  return new Set(
    [...fields].flatMap(([name, { internal, personal, type: kind }]) =>
      internal || kind === 'person' || (personal && !own.has(name)) ? [] : [name],
    ),
  );
}

/** Whether a caller may see the personal data of a case: their right reaches a department that it concerns. */
export const seesPersonal = (compiled: CompiledCaseType, found: Case, caller: Principal): boolean =>
  isReached(deptsOf(caller, caseRight(compiled.type.group, 'personal')), concernedBy(compiled, found));
