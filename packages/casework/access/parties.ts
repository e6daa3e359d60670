import type { CompiledCaseType, Party, Values } from '@mingcha/cases';
import { hasRight, type Principal, type Right } from '@mingcha/http';

/** What of a caller decides which parties it is. */
export type Caller = Pick<Principal, 'rights' | 'sub' | 'dept'>;

const holds = (value: unknown, own: string | undefined): boolean =>
  own !== undefined && (Array.isArray(value) ? value.includes(own) : value === own);

/** Whether a caller is a party of a case with these fields. */
export function isParty(party: Party, fields: Values, caller: Caller): boolean {
  if ('client' in party) return hasRight(caller, party.client as Right);
  if (!('right' in party)) return false;
  const { right, dept, person, notDept } = party;
  return (
    hasRight(caller, right as Right) &&
    (dept === undefined || holds(fields[dept], caller.dept)) &&
    (person === undefined || holds(fields[person], caller.sub)) &&
    (notDept === undefined || !holds(fields[notDept], caller.dept))
  );
}

/** The parties of a case that a caller is. */
export function partiesOf({ parties }: CompiledCaseType, fields: Values, caller: Caller): Set<string> {
  return new Set([...parties].flatMap(([name, party]) => (isParty(party, fields, caller) ? [name] : [])));
}

/** Whether a caller is who a task asks: the party, or somebody of the department who may sign for it. */
export function isAsked(
  compiled: CompiledCaseType,
  fields: Values,
  { kind, to }: { kind: string; to: string },
  caller: Caller,
): boolean {
  const asks = compiled.tasks.get(kind)?.to;
  if (typeof asks === 'string') return partiesOf(compiled, fields, caller).has(asks);
  return caller.dept === to && hasRight(caller, `cases:${compiled.type.group}:sign`);
}

/** Whether a caller may open cases of a type, of their own department where the type asks for that. */
export const mayOpen = ({ type, parties }: CompiledCaseType, caller: Caller): boolean =>
  type.open.by.some((name) => {
    const party = parties.get(name);
    return party !== undefined && 'right' in party && hasRight(caller, party.right as Right);
  });
