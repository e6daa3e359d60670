import type { Finding } from '@mingcha/register';
import { compilerFor, type Expression } from '@mingcha/rules';
import { codeChecker } from './codeForm.ts';
import { ruleFields, ruleValuesOf } from './element.ts';
import type { Element, ListDefinition } from './format.ts';

type Check = (row: Readonly<Record<string, unknown>>) => Finding[];

/** What breaks the rules and the codes of a list in a row of it. The definition must be without fault. */
export function rowCheckOf(list: ListDefinition): Check {
  const own = list.elements.filter(({ of }) => of === undefined);
  const checks = [codesOf(list), rulesOf(list, own)];
  return (row) => checks.flatMap((check) => check(row));
}

function codesOf({ codes = [] }: ListDefinition): Check {
  const checkers = [...new Set(codes.map(({ of }) => of))].map(
    (field) => [field, codeChecker(codes.filter(({ of }) => of === field))] as const,
  );
  return (row) =>
    checkers.flatMap(([field, check]) => {
      const code = row[field];
      const fault = typeof code === 'string' ? check(code) : undefined;
      return fault ? [{ field, code: 'code-rule', ...fault }] : [];
    });
}

function rulesOf({ rules = [], elements }: ListDefinition, own: readonly Element[]): Check {
  const compile = compilerFor(ruleFields(own));
  const expression = (source: string): Expression => {
    const compiled = compile(source);
    if (!compiled.ok) throw new Error(`the rule ${source} does not compile: ${compiled.problem.message}`);
    return compiled.expression;
  };
  const compiled = rules.map(({ when, test, ...rule }) => ({
    ...rule,
    when: when === undefined ? undefined : expression(when),
    test: expression(test),
  }));
  const valuesOf = ruleValuesOf(
    own,
    elements,
    compiled.flatMap(({ when, test }) => [when, test]),
  );
  return (row) => {
    const values = valuesOf(row);
    return compiled.flatMap(({ name, field, severity, message, when, test }) => {
      if (when && !when.holds(values)) return [];
      // What is missing is said by what is required; it breaks no other rule.
      const outcome = test.evaluate(values);
      const holds = outcome.is === 'missing' || (outcome.is === 'value' && outcome.value === true);
      return holds ? [] : [{ field, severity, code: name, message }];
    });
  };
}
