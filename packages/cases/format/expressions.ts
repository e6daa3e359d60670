import { compilerFor, type Expression, type RuleField } from '@mingcha/rules';
import type { Need } from './acts.ts';
import type { CaseType } from './caseType.ts';
import type { Field, Limit } from './parts.ts';
import { type DefinitionProblem, pointerOf } from './pointers.ts';

type Path = readonly PropertyKey[];

/** The fields that expressions may read, by the type of their values. Tables cannot be read. */
export function ruleFields(fields: Readonly<Record<string, Field>>): ReadonlyMap<string, RuleField> {
  const usable = new Map<string, RuleField>();
  for (const [name, { title, type, many }] of Object.entries(fields)) {
    if (type === 'table') continue;
    const number = type === 'number' || type === 'money';
    const base = number ? 'number' : type === 'yesNo' ? 'boolean' : 'string';
    usable.set(name, { title, type: many && base !== 'boolean' ? `${base}s` : base });
  }
  return usable;
}

/** Every expression over the case's own fields, with its place. Those over a child's fields are not among them. */
export function expressionsOf(type: CaseType): [path: Path, source: string][] {
  const found: [Path, string][] = [];
  const add = (path: Path, source: string | undefined): void => {
    if (source !== undefined) found.push([path, source]);
  };
  const needs = (path: Path, list: readonly Need[] | undefined): void =>
    list?.forEach((need, i) => {
      add([...path, i, 'when'], need.when);
      if ('test' in need) add([...path, i, 'test'], need.test);
    });
  const limits = (path: Path, limit: Limit | undefined): void => {
    if (limit === undefined || !('rules' in limit)) return;
    for (const [i, rule] of limit.rules.entries()) add([...path, 'rules', i, 'when'], rule.when);
  };
  needs(['open', 'needs'], type.open.needs);
  for (const [name, action] of Object.entries(type.actions)) {
    needs(['actions', name, 'needs'], action.needs);
    if (typeof action.to === 'object')
      for (const [i, one] of action.to.entries()) add(['actions', name, 'to', i, 'when'], one.when);
    for (const [clock, effect] of Object.entries(action.clock ?? {})) {
      const path = ['actions', name, 'clock', clock];
      if (typeof effect === 'object' && 'extend' in effect) limits([...path, 'extend'], effect.extend);
      if (typeof effect === 'object' && 'hold' in effect) limits([...path, 'until'], effect.until);
    }
  }
  for (const [name, clock] of Object.entries(type.clocks ?? {})) {
    limits(['clocks', name, 'limit'], clock.limit);
    limits(['clocks', name, 'promised'], clock.promised);
  }
  for (const [name, task] of Object.entries(type.tasks ?? {})) {
    for (const [answer, list] of Object.entries(task.needs ?? {}))
      needs(['tasks', name, 'needs', answer], list);
    limits(['tasks', name, 'limit'], task.limit);
  }
  for (const [i, one] of type.publication?.entries() ?? []) add(['publication', i, 'when'], one.when);
  for (const [name, figure] of Object.entries(type.figures ?? {}))
    add(['figures', name, 'when'], figure.when);
  return found;
}

/** What is wrong in the expressions of a definition. */
export function expressionProblems(type: CaseType): DefinitionProblem[] {
  const compile = compilerFor(ruleFields(type.fields));
  return expressionsOf(type).flatMap(([path, source]) => {
    const compiled = compile(source);
    return compiled.ok ? [] : [{ pointer: pointerOf(path), message: compiled.problem.message }];
  });
}

/** The compiled expressions of a definition without problems, by their text. */
export function compiledExpressions(type: CaseType): (source: string) => Expression {
  const compile = compilerFor(ruleFields(type.fields));
  return (source) => {
    const compiled = compile(source);
    if (!compiled.ok) throw new Error(`not an expression: ${source}: ${compiled.problem.message}`);
    return compiled.expression;
  };
}
