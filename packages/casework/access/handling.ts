import type { CompiledCaseType } from '@mingcha/cases';
import { caseVerbs, hasRight, type Principal } from '@mingcha/http';
import type { Case } from '../kept/case.ts';
import { isOffice, partiesOf } from './parties.ts';
import { caseRight, fieldsSeen } from './sight.ts';

/** Whether a caller is of the office that handles a case: a party of it by the right to write. */
export function handles(
  compiled: CompiledCaseType,
  found: Pick<Case, 'id' | 'course' | 'openedBy'>,
  caller: Principal,
): boolean {
  return isOffice(compiled, partiesOf(compiled, found, caller));
}

/** Whether a caller who sees a case may add a comment: everybody with more than the right to read, and the party from outside that opened it. */
export const mayComment = ({ type }: CompiledCaseType, caller: Principal): boolean =>
  caller.outside !== undefined ||
  caseVerbs.some(
    (verb) => verb !== 'read' && verb !== 'personal' && hasRight(caller, caseRight(type.group, verb)),
  );

/** Whether a caller sees what the office writes for itself: nobody does from whom fields are kept. */
export const seesAll = (compiled: CompiledCaseType, found: Case, caller: Principal): boolean =>
  caller.outside === undefined && fieldsSeen(compiled, found, caller).size === compiled.fields.size;
