import { type CompiledCaseType, holderOf, isInvolved } from '@mingcha/cases';
import { type Actor, actorOf, type Principal, standInName } from '@mingcha/http';
import type { CaseCommand } from '../engine/given.ts';
import type { Case } from '../kept/case.ts';
import { handles } from './handling.ts';
import { isAskedOne, partiesAs, partiesOfOne } from './parties.ts';

/** Whether somebody may do what is asked, in the name of `one`, as far as that depends on who they are. */
function may(
  compiled: CompiledCaseType,
  found: Case,
  asked: CaseCommand,
  { one, caller }: { one: Principal; caller: Principal },
): boolean {
  const { record } = found.course;
  const parties = partiesAs(compiled, found, one, caller);
  switch (asked.do) {
    case 'act':
      return compiled.actions.get(asked.action)?.by.some((party) => parties.has(party)) === true;
    case 'approve':
    case 'takeBack': {
      const pending = record.pending.find(({ action }) => action === asked.action);
      const next = pending && compiled.actions.get(asked.action)?.approve?.[pending.approvedBy.length];
      if (asked.do === 'takeBack' && pending && [pending.by, holderOf(pending)].includes(one.sub))
        return true;
      // Nobody approves what they proposed, nor lets a stand-in do so.
      return next !== undefined && parties.has(next) && !isInvolved(pending!, one.sub);
    }
    case 'answer': {
      const task = record.tasks.find(({ id }) => id === asked.task);
      return task !== undefined && isAskedOne(compiled, found, task, one, caller);
    }
    case 'correct':
      return handles(compiled, found, { ...one, standsInFor: [] });
    default:
      return false;
  }
}

/**
 * As whom a caller does something: as themselves, and only where they may not, as the one for whom they act. The record
 * then names both.
 */
export function actingAs(
  compiled: CompiledCaseType,
  found: Case,
  asked: CaseCommand,
  caller: Principal,
): { parties: ReadonlySet<string>; by: Actor; inNameOf?: string } {
  const own = { parties: partiesOfOne(compiled, found, caller), by: actorOf(caller) };
  if (may(compiled, found, asked, { one: caller, caller })) return own;
  const other = caller.standsInFor?.find((one) => may(compiled, found, asked, { one, caller }));
  if (!other) return own;
  return {
    parties: partiesAs(compiled, found, other, caller),
    by: { sub: caller.sub, name: standInName(caller, other) },
    inNameOf: other.sub,
  };
}
