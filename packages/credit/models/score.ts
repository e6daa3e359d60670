import { byCode } from '@mingcha/kernel/arrange';
import type { Values } from '@mingcha/rules';
import type { CreditRecord } from '../records/record.ts';
import type { Compiled, CompiledIndicator, CompiledModel } from './compile.ts';
import { fullMonths, recordValues, type SubjectRow, subjectValues } from './fields.ts';
import { type Model, type RiskClass, riskClasses } from './format.ts';

/**
 * Thousandths of a point that one record, or the subject itself, gives by one indicator: the place of the indicator in the
 * model, the thousandths, and the record's id.
 */
export type Contribution = readonly [indicator: number, milli: number, record?: string];
/** A direct rule that holds: its place in the model, and the record by which it does. */
export type DirectHit = readonly [rule: number, record?: string];

/** What an evaluation says of one subject. All numbers are whole, in thousandths of a point. */
export type Score = {
  readonly class: RiskClass;
  readonly milli: number;
  readonly contributions: readonly Contribution[];
  readonly direct: readonly DirectHit[];
};

/** Points of one group: what its indicators sum up to after their own bounds, and what the group's bounds make of it. */
export type GroupPoints = { readonly group: string; readonly sum: number; readonly milli: number };

/**
 * Evaluates a subject by a model on a day, `YYYY-MM-DD`: a pure function, whose result does not depend on the order of the
 * records. Records that are withdrawn, repaired or dated after the day do not count.
 */
export function scoreOf(
  compiled: CompiledModel,
  subject: SubjectRow,
  records: readonly CreditRecord[],
  on: string,
): Score {
  const values = subjectValues(subject, on);
  const contributions: Contribution[] = [];
  const direct: DirectHit[] = [];
  for (const indicator of compiled.ofSubject)
    if (holds(indicator, values)) contributions.push([indicator.at, indicator.points * 1_000]);
  for (const rule of compiled.directOfSubject) if (holds(rule, values)) direct.push([rule.at]);
  for (const record of records) {
    if (record.state !== 'in-force' || record.date > on) continue;
    const indicators = compiled.ofKind.get(record.kind);
    const rules = compiled.directOfKind.get(record.kind);
    if (!indicators && !rules) continue;
    const age = fullMonths(record.date, on);
    let read: Values | undefined;
    const seen = () => {
      read ??= recordValues(record, age, values);
      return read;
    };
    for (const indicator of indicators ?? []) {
      if (indicator.test && !indicator.test.holds(seen())) continue;
      const milli = indicator.points * permilleAt(indicator, age);
      if (milli !== 0) contributions.push([indicator.at, milli, record.id]);
    }
    for (const rule of rules ?? [])
      if (!rule.test || rule.test.holds(seen())) direct.push([rule.at, record.id]);
  }
  contributions.sort(byPlace);
  direct.sort(byPlace);
  const { model } = compiled;
  const milli = groupPoints(model, contributions).reduce((sum, group) => sum + group.milli, 0);
  return { class: classOf(model, milli, direct), milli, contributions, direct };
}

/** How the contributions come together, group by group. */
export function groupPoints(model: Model, contributions: readonly Contribution[]): GroupPoints[] {
  const sums = new Map<number, number>();
  for (const [at, milli] of contributions) sums.set(at, (sums.get(at) ?? 0) + milli);
  return model.groups.map(({ id, start, least, most }) => {
    let sum = start * 1_000;
    for (const [at, own] of sums) {
      const indicator = model.indicators[at]!;
      if (indicator.group === id) sum += boundedBy(indicator.most, own);
    }
    return { group: id, sum, milli: Math.min(most * 1_000, Math.max(least * 1_000, sum)) };
  });
}

/** What the contributions of one indicator come to: no more than it may give. */
export const boundedBy = (most: number | undefined, milli: number): number =>
  most === undefined ? milli : Math.min(most * 1_000, Math.max(-most * 1_000, milli));

/** The worst of the class of the points and of those that direct rules give: no rule makes a risk smaller. */
export function classOf(model: Model, milli: number, direct: readonly DirectHit[]): RiskClass {
  const found = model.classes.find(
    ({ from, below }) =>
      (from === undefined || milli >= from * 1_000) && (below === undefined || milli < below * 1_000),
  );
  if (!found) throw new Error(`${model.id}: no class for ${milli}`);
  const given = [found.class, ...direct.map(([at]) => model.direct![at]!.class)];
  return riskClasses[Math.max(...given.map((one) => riskClasses.indexOf(one)))]!;
}

const holds = ({ test }: Compiled<object>, values: Values): boolean =>
  test === undefined || test.holds(values);

/** Thousandths that a record of this age counts. */
function permilleAt({ steps }: CompiledIndicator, age: number): number {
  let permille = 1_000;
  for (const step of steps) {
    if (age < step.months) break;
    permille = step.permille;
  }
  return permille;
}

type Placed = Contribution | DirectHit;
const recordIn = (one: Placed): string => (typeof one.at(-1) === 'string' ? (one.at(-1) as string) : '');

/** By the place in the model, then by record: one order, whatever order the records came in. */
function byPlace(one: Placed, other: Placed): number {
  return one[0] - other[0] || byCode(recordIn(one), recordIn(other));
}
