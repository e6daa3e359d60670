import type { CaseRow } from '@mingcha/casework/reading';
import { classStrata } from '../../draws/composing/filter.ts';
import type { RosterIndex } from '../dashboard/roster.ts';
import { endOf, textOf } from '../visits.ts';

/** Of the objects of a class: how many there are in business, and how often they were inspected this year and last. */
export type ClassBurden = {
  class: (typeof classStrata)[number];
  objects: number;
  visits: number;
  visitsBefore: number;
};

/** How often the objects of each class, as it is now, were inspected in a year and in the one before. Pure. */
export function burdenOf(rows: readonly CaseRow[], { groups, of }: RosterIndex, year: number): ClassBurden[] {
  const [visits, before] = [new Map<string, number>(), new Map<string, number>()];
  for (const row of rows) {
    const end = endOf(row);
    const counts = end?.startsWith(`${year}-`)
      ? visits
      : end?.startsWith(`${year - 1}-`)
        ? before
        : undefined;
    const group = counts && groups[of.get(textOf(row, 'object') ?? '') ?? -1];
    if (group) counts.set(group.riskClass, (counts.get(group.riskClass) ?? 0) + 1);
  }
  return classStrata.map((name) => {
    const riskClass = name === 'U' ? '' : name;
    return {
      class: name,
      objects: groups
        .filter((group) => group.riskClass === riskClass)
        .reduce((sum, group) => sum + group.count, 0),
      visits: visits.get(riskClass) ?? 0,
      visitsBefore: before.get(riskClass) ?? 0,
    };
  });
}
