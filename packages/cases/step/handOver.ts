import type { CompiledCaseType } from '../compiled.ts';
import type { CaseRecord, Pending, Values } from './record.ts';

/** What of a case is one person's: the fields that make them a party, and the actions that they proposed. */
export type Bound = { fields: readonly string[]; proposals: readonly string[] };

/** Who answers for what was proposed: the one it was handed to, else the one who proposed it. */
export const holderOf = ({ by, heldBy }: Pending): string => heldBy ?? by;

const names = (value: unknown, person: string): boolean =>
  Array.isArray(value) ? value.includes(person) : value === person;

/** The fields that bind a party to a person. */
export const bindingFields = ({ parties }: CompiledCaseType): Set<string> =>
  new Set(
    [...parties.values()].flatMap((party) =>
      'right' in party && party.person !== undefined ? [party.person] : [],
    ),
  );

/** The fields by which a case may ask something of a person; in one that is done nothing is asked of them any more. */
const bindingNow = (compiled: CompiledCaseType, { state }: CaseRecord): string[] =>
  compiled.states.get(state)?.kind === 'done' ? [] : [...bindingFields(compiled)];

/** The people to whom something of a case is bound. */
export function boundIn(compiled: CompiledCaseType, record: CaseRecord): string[] {
  const { fields, pending } = record;
  const named = bindingNow(compiled, record).flatMap((name) => {
    const value = fields[name];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  });
  return [...new Set([...named, ...pending.map(holderOf)])];
}

/** What of a case is bound to one person. */
export const boundTo = (compiled: CompiledCaseType, record: CaseRecord, person: string): Bound => ({
  fields: bindingNow(compiled, record).filter((name) => names(record.fields[name], person)),
  proposals: record.pending.flatMap((one) => (holderOf(one) === person ? [one.action] : [])),
});

/**
 * Gives to another what is bound to a person. A proposal stays with the name of who made it: the other may take it back,
 * and approves it no more than the first does. `values` are the fields that changed.
 */
export function handOver(
  compiled: CompiledCaseType,
  record: CaseRecord,
  { from, to }: { from: string; to: string },
): { record: CaseRecord; values: Values } {
  const given = (value: unknown) =>
    Array.isArray(value) ? [...new Set(value.map((one) => (one === from ? to : one)))] : to;
  const values = Object.fromEntries(
    boundTo(compiled, record, from).fields.map((name) => [name, given(record.fields[name])]),
  );
  const pending = record.pending.map((one) => (holderOf(one) === from ? { ...one, heldBy: to } : one));
  return { record: { ...record, fields: { ...record.fields, ...values }, pending }, values };
}
