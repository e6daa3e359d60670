import type { CompiledCaseType } from '../compiled.ts';
import type { Need } from '../format/acts.ts';

/** What an engine looks up before a step, by name; clocks it gives always. */
export type Reads = { hooks: Set<string>; links: Set<string>; registers: Set<string> };

/** What an action reads beside the record: for its needs, the rows that its values name, and the rows that it asks. */
export function readsOfAction(compiled: CompiledCaseType, name: string): Reads {
  const reads: Reads = { hooks: new Set(), links: new Set(), registers: new Set() };
  const action = compiled.actions.get(name);
  if (action === undefined) return reads;
  ofNeeds(reads, action.needs);
  ofValues(compiled, reads, [...(action.fills ?? []), ...(action.asks ?? [])]);
  for (const kind of action.opens ?? []) {
    const to = compiled.tasks.get(kind)?.to;
    const one = compiled.children.get(kind)?.one;
    if (typeof to === 'object' && 'register' in to) reads.registers.add(to.register);
    if (typeof one === 'object' && 'register' in one) reads.registers.add(one.register);
  }
  return reads;
}

/** What the opening of a case reads. */
export function readsOfOpening(compiled: CompiledCaseType): Reads {
  const reads: Reads = { hooks: new Set(), links: new Set(), registers: new Set() };
  const { open } = compiled.type;
  ofNeeds(reads, open.needs);
  ofValues(compiled, reads, [...open.fills, ...(open.asks ?? [])]);
  return reads;
}

function ofNeeds(reads: Reads, needs: readonly Need[] | undefined): void {
  for (const need of needs ?? []) {
    if ('hook' in need) reads.hooks.add(need.hook);
    if ('link' in need) reads.links.add(need.link);
    if ('register' in need) reads.registers.add(need.register);
  }
}

/** Registers of rows from which other fields are copied. */
function ofValues(compiled: CompiledCaseType, reads: Reads, names: readonly string[]): void {
  for (const { from } of compiled.fields.values()) {
    const register = from === undefined ? undefined : compiled.fields.get(from.row)?.register;
    if (from !== undefined && register !== undefined && names.includes(from.row))
      reads.registers.add(register);
  }
}
