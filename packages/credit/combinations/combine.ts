import { byCode } from '@mingcha/kernel/arrange';
import { type SubjectRow, subjectValues } from '../models/fields.ts';
import { type RiskClass, riskClasses } from '../models/format.ts';
import type { CreditRecord } from '../records/record.ts';
import type { CompiledCombination } from './compile.ts';
import { generalId, modelAxis } from './format.ts';

/** What an axis says of a subject: the record, its grade, and the class that the grade is; none of it where there is no evaluation. */
type AxisInput = {
  axis: string;
  record?: string;
  grade?: string;
  /** The grade is one that the rule knows. */
  mapped?: true;
  class?: RiskClass;
};

/** What a combination comes to: the class, and by what: axes, `model`, or the place of a case. */
export type Combined = {
  rule: string;
  class: RiskClass;
  by: readonly (string | number)[];
  inputs: readonly AxisInput[];
};

type Given = { own: RiskClass; subject: SubjectRow; records: readonly CreditRecord[]; on: string };

/**
 * Combines the class of a model with what axes say, on a day, `YYYY-MM-DD`, by each rule: a pure function, whose result does not
 * depend on the order of the records. Left out is what says no more than the model does.
 */
export function combine(rules: readonly CompiledCombination[], given: Given): Combined[] {
  return rules.flatMap((one) => {
    const inputs = one.rule.axes.map((axis) => inputOf(one, axis, given));
    const { class: riskClass, by } = decided(one, inputs, given);
    const isSilent = riskClass === given.own && inputs.every(({ record }) => record === undefined);
    return isSilent ? [] : [{ rule: one.rule.id, class: riskClass, by, inputs }];
  });
}

type Axis = CompiledCombination['rule']['axes'][number];

/** The latest evaluation of an axis that holds on the day; an unknown grade says nothing. */
function inputOf(
  { classes }: CompiledCombination,
  { id: axis, kind, industry, missing }: Axis,
  { records, on }: Given,
): AxisInput {
  const [latest] = records
    .filter(
      (one) =>
        one.kind === kind &&
        one.state === 'in-force' &&
        one.date <= on &&
        (industry === undefined || one.values.industry === industry) &&
        (typeof one.values.validTo !== 'string' || one.values.validTo >= on),
    )
    .sort((a, b) => byCode(b.date, a.date) || byCode(b.id, a.id));
  const grade = latest && String(latest.values.grade);
  const mapped = grade === undefined ? undefined : classes.get(axis)?.get(grade);
  // `missing` is for subjects without an evaluation; an unknown grade has no class.
  const riskClass = latest ? mapped : missing;
  return {
    axis,
    ...(latest && { record: latest.id }),
    ...(grade !== undefined && { grade }),
    ...(mapped && { mapped: true }),
    ...(riskClass && { class: riskClass }),
  };
}

function decided(
  { rule, tests }: CompiledCombination,
  inputs: readonly AxisInput[],
  { own, subject, on }: Given,
): Pick<Combined, 'class' | 'by'> {
  const all = new Map<string, RiskClass>([
    ...inputs.flatMap((one): [string, RiskClass][] => (one.class ? [[one.axis, one.class]] : [])),
    [modelAxis, own],
  ]);
  if (rule.way === 'worst') {
    const worst = riskClasses[Math.max(...[...all.values()].map((one) => riskClasses.indexOf(one)))]!;
    return { class: worst, by: [...all].flatMap(([axis, one]) => (one === worst ? [axis] : [])) };
  }
  if (rule.way === 'first') {
    const first = (rule.order ?? []).find((axis) => all.has(axis)) ?? modelAxis;
    return { class: all.get(first)!, by: [first] };
  }
  const ofSubject = subjectValues(subject, on);
  const values = { get: (field: string) => all.get(field) ?? ofSubject.get(field) };
  const at = tests.findIndex((test) => test.holds(values));
  return at < 0 ? { class: own, by: [modelAxis] } : { class: rule.cases![at]!.class, by: [at] };
}

/** A line of an evaluation as far as classes go: the class of the model, and what combinations made of it. */
type Classed = { own: RiskClass; combined: readonly Combined[] };

/** The class that draws use where no rule names the item. */
export const classOfAll = ({ own, combined }: Classed): RiskClass =>
  combined.find(({ rule }) => rule === generalId)?.class ?? own;

/** `item:class` for each item whose class is another than that in general, in the order of items. */
export function classesOfItems(rules: readonly CompiledCombination[], classed: Classed): string[] {
  const general = classOfAll(classed);
  return rules
    .flatMap(({ rule: { id, items = [] } }) => {
      const own = classed.combined.find(({ rule }) => rule === id)?.class ?? classed.own;
      return id === generalId || own === general ? [] : items.map((item) => `${item}:${own}`);
    })
    .sort(byCode);
}
