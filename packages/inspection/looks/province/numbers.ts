import type { CaseRow } from '@mingcha/casework/reading';
import { sum } from '@mingcha/kernel/arrange';
import type { RosterIndex } from '../dashboard/roster.ts';
import { isJoint } from '../joint.ts';
import { onTimeOf, type Part, shareOf } from '../shares.ts';
import { endOf, hasProblem, textsOf } from '../visits.ts';

/** What a year of a city's inspections comes to: counts alone, and nothing of a single enterprise. */
export type CityNumbers = {
  /** Visits that were made. */
  made: number;
  /** Of the visits that the batches of published plans want, those whose results are public. */
  plan: Part;
  /** Objects in business that were visited. */
  coverage: Part;
  /** Of the visits whose time ran, those that were made in it; and those whose results were public in time. */
  visitsOnTime: Part;
  publishedOnTime: Part;
  problems: Part;
  joint: Part;
};

type Plan = { batches: readonly { planned?: number | undefined; published: number }[] };

/** The numbers of a city, of its visits, its published plans and its roster. Batches whose number is not known yet do not count. Pure. */
export function cityNumbers(
  rows: readonly CaseRow[],
  {
    year,
    plans,
    roster,
    deptOfItem,
  }: {
    year: number;
    plans: readonly Plan[];
    roster: RosterIndex;
    deptOfItem: ReadonlyMap<string, string>;
  },
): CityNumbers {
  const made = rows.filter((row) => endOf(row)?.startsWith(`${year}-`));
  const visited = new Set(made.flatMap((row) => textsOf(row, 'object')));
  const batches = plans.flatMap((plan) => plan.batches);
  const planned = batches.flatMap((one) =>
    one.planned === undefined ? [] : [{ ...one, planned: one.planned }],
  );
  return {
    made: made.length,
    plan: {
      part: sum(planned.map(({ published, planned: of }) => Math.min(published, of))),
      of: sum(planned.map((one) => one.planned)),
    },
    coverage: {
      part: [...visited].filter((object) => roster.of.has(object)).length,
      of: roster.of.size,
    },
    visitsOnTime: onTimeOf(made, 'visit'),
    publishedOnTime: onTimeOf(made, 'publish'),
    problems: shareOf(made, hasProblem),
    joint: shareOf(made, (row) => isJoint(row, deptOfItem)),
  };
}
