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

/** A rule with its condition, where it has one. */
export type ReadRule = { rule: WarningRule; test: Expression | undefined };

/** Reads the conditions of rules, once for all whom they look at. Throws where one has faults: `ruleFault` says which. */
export const readRules = (rules: readonly WarningRule[], kinds: RecordKinds): ReadRule[] =>
  rules.map((rule) => ({ rule, test: conditionOf(rule, kinds) }));

function conditionOf(rule: WarningRule, kinds: RecordKinds): Expression | undefined {
  if (rule.about === 'class' || rule.when === undefined) return undefined;
  const compiled = compilerFor(fieldsOf(rule, kinds) ?? new Map())(rule.when);
  if (!compiled.ok) throw new Error(`${rule.id}: ${compiled.problem.message}`);
  return compiled.expression;
}
