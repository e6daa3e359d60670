import type { Expression } from '@mingcha/rules';
import type { Action, Children, Clock, Task } from './format/acts.ts';
import type { CaseType } from './format/caseType.ts';
import { compiledExpressions } from './format/expressions.ts';
import type { Field, Party, State } from './format/parts.ts';

/** A definition ready for use: names that come from outside are looked up in maps, conditions are compiled. */
export type CompiledCaseType = {
  type: CaseType;
  fields: ReadonlyMap<string, Field>;
  parties: ReadonlyMap<string, Party>;
  states: ReadonlyMap<string, State>;
  actions: ReadonlyMap<string, Action>;
  clocks: ReadonlyMap<string, Clock>;
  tasks: ReadonlyMap<string, Task>;
  children: ReadonlyMap<string, Children>;
  /** The compiled form of a condition that stands in the definition. */
  expression(source: string): Expression;
};

/** Compiles a definition that `readCaseType` took. Throws for a condition that is no expression. */
export function compileCaseType(type: CaseType): CompiledCaseType {
  const map = <T>(record: Readonly<Record<string, T>> | undefined): ReadonlyMap<string, T> =>
    new Map(Object.entries(record ?? {}));
  return {
    type,
    fields: map(type.fields),
    parties: map(type.parties),
    states: map(type.states),
    actions: map(type.actions),
    clocks: map(type.clocks),
    tasks: map(type.tasks),
    children: map(type.children),
    expression: compiledExpressions(type),
  };
}
