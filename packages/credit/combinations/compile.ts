import { byCode } from '@mingcha/kernel/arrange';
import { compilerFor, type Expression, type RuleField, type RuleFields } from '@mingcha/rules';
import { subjectFields } from '../models/fields.ts';
import type { RiskClass } from '../models/format.ts';
import { type Combination, generalId, modelAxis } from './format.ts';

export type CompiledCombination = {
  readonly rule: Combination;
  readonly tests: readonly Expression[];
  /** Classes by axis and grade. */
  readonly classes: ReadonlyMap<string, ReadonlyMap<string, RiskClass>>;
};

/** What a case may read: the class of the model and of each axis, and the subject. */
export const fieldsOfCases = ({ axes }: Pick<Combination, 'axes'>): RuleFields =>
  new Map<string, RuleField>([
    [modelAxis, { title: '评价模型的分类', type: 'string' }],
    ...axes.map(({ id, title }): [string, RuleField] => [id, { title, type: 'string' }]),
    ...subjectFields,
  ]);

/** Reads combinations, in the order of their ids. Throws where one has faults: `combinationFaults` says which. */
export const compileCombinations = (rules: readonly Combination[]): CompiledCombination[] =>
  [...rules]
    .sort((a, b) => byCode(a.id, b.id))
    .map((rule) => {
      const compile = compilerFor(fieldsOfCases(rule));
      const tests = (rule.cases ?? []).map(({ when }) => {
        const compiled = compile(when);
        if (!compiled.ok) throw new Error(`${rule.id}: ${when}: ${compiled.problem.message}`);
        return compiled.expression;
      });
      const classes = new Map(
        rule.axes.map(({ id }) => [
          id,
          new Map(rule.grades.flatMap((one) => (one.axis === id ? [[one.grade, one.class]] : []))),
        ]),
      );
      return { rule, tests, classes };
    });

/** The combination that holds where no other names the item. */
export const isGeneral = ({ id }: Pick<Combination, 'id'>): boolean => id === generalId;
