import type { Model } from '../models/format.ts';
import { boundedBy, type Contribution, groupPoints } from '../models/score.ts';

/**
 * Where thousandths of a point come from: a group's start, a record or the subject by an indicator, or what a bound of an
 * indicator or of a group takes away or adds.
 */
export type PartOf = 'start' | 'record' | 'subject' | 'indicator-bound' | 'group-bound';

/** One part of the points. All parts of a subject sum up to its points, exactly. */
export type Part = {
  of: PartOf;
  group: string;
  indicator?: string;
  record?: string;
  milli: number;
};

/** The parts of which the points of a subject are made, in the order of the model. */
export function partsOf(model: Model, contributions: readonly Contribution[]): Part[] {
  const sums = groupPoints(model, contributions);
  return model.groups.flatMap(({ id: group, start }, g) => {
    const parts: Part[] = [{ of: 'start', group, milli: start * 1_000 }];
    for (const [at, { id: indicator, group: own, most }] of model.indicators.entries()) {
      if (own !== group) continue;
      const given = contributions.filter(([i]) => i === at);
      for (const [, milli, record] of given)
        parts.push(
          record === undefined
            ? { of: 'subject', group, indicator, milli }
            : { of: 'record', group, indicator, record, milli },
        );
      const sum = given.reduce((all, [, milli]) => all + milli, 0);
      const kept = boundedBy(most, sum);
      if (kept !== sum) parts.push({ of: 'indicator-bound', group, indicator, milli: kept - sum });
    }
    const { sum, milli } = sums[g]!;
    if (milli !== sum) parts.push({ of: 'group-bound', group, milli: milli - sum });
    return parts;
  });
}
