import { compilerFor, type Expression } from '@mingcha/rules';
import { type RecordKinds, recordFields } from '../models/fields.ts';
import type { WarningRule } from './ruleKind.ts';

/** What the condition of a rule may read: the elements of its kind, and what every record has. */
function fieldsOf({ kind }: Pick<WarningRule, 'kind'>, kinds: RecordKinds) {
  const known = kind === undefined ? undefined : kinds.get(kind);
  return known && new Map([...known.elements, ...recordFields]);
}

/** What is wrong with the kind or the condition of a rule, at its field. */
export function ruleFault(
  rule: WarningRule,
  kinds: RecordKinds,
): { field: 'kind' | 'when'; message: string } | undefined {
  const fields = fieldsOf(rule, kinds);
  if (!fields) return { field: 'kind', message: `没有这种记录。可以写：${[...kinds.keys()].join('、')}` };
  if (rule.when === undefined) return undefined;
  const compiled = compilerFor(fields)(rule.when);
  return compiled.ok ? undefined : { field: 'when', message: compiled.problem.message };
}

/** Reads a rule's condition; undefined where it has none. Throws where it has faults: `ruleFault` says which. */
export function compileRule(rule: WarningRule, kinds: RecordKinds): Expression | undefined {
  if (rule.when === undefined) return undefined;
  const compiled = compilerFor(fieldsOf(rule, kinds) ?? new Map())(rule.when);
  if (!compiled.ok) throw new Error(`${rule.id}: ${compiled.problem.message}`);
  return compiled.expression;
}
