import type { InspectorRow2 } from '@mingcha/draw';
import type { Compose } from '../composing/compose.ts';
import { assignTrial, type Trial, type TrialFrame } from './trial.ts';

/** How many objects an inspector can expect to be assigned without what people changed, and with it. */
export type Share = { inspector: string; before: number; after: number };
/** The shares of a department whose expected shares change: of those who change most, and of all others on average. */
export type ShareChange = {
  dept: string;
  persons: Share[];
  others: { count: number; before: number; after: number };
};

type Given = TrialFrame & {
  /** The inspectors as they would be if nobody were benched or adjusted. */
  untouched: readonly InspectorRow2[];
  /** Trials with the changes, at least one. */
  trials: readonly Trial[];
};

const mostPersons = 10;
/** Less than this share of an object is not shown as a change. */
const least = 0.05;

/** Whether people changed anything about who inspects, in the draw or in the roster. */
export const isTouched = (
  { benched = [], recusals }: Compose,
  inspectors: readonly InspectorRow2[],
): boolean => benched.length + recusals.length > 0 || inspectors.some(({ adjust }) => adjust !== undefined);

/**
 * What benching, adjusting and recusing do to the expected shares: the mean over the trials, each assigned again without the
 * changes, so that chance is the same on both sides.
 */
export function shareChanges({ compose, untouched, trials }: Given): ShareChange[] {
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  for (const { objects, assigned, seed } of trials) {
    const plain = assignTrial(compose, { inspectors: untouched, recusals: [] }, objects, seed);
    for (const [counts, rows] of [
      [before, plain],
      [after, assigned],
    ] as const) {
      for (const id of rows.flatMap(({ inspectors }) => inspectors))
        counts.set(id, (counts.get(id) ?? 0) + 1 / trials.length);
    }
  }
  const depts = [...new Set(compose.teams.map(({ dept }) => dept))];
  return depts.flatMap((dept) => {
    const shares = untouched
      .filter((row) => row.dept === dept)
      .map(({ id }) => ({ inspector: id, before: before.get(id) ?? 0, after: after.get(id) ?? 0 }));
    return changeOf(dept, shares);
  });
}

function changeOf(dept: string, shares: Share[]): ShareChange[] {
  const moved = (share: Share) => Math.abs(share.after - share.before);
  const changed = shares.filter((share) => moved(share) >= least);
  if (changed.length === 0) return [];
  const persons = changed.sort((a, b) => moved(b) - moved(a)).slice(0, mostPersons);
  const named = new Set(persons.map(({ inspector }) => inspector));
  const others = shares.filter(({ inspector }) => !named.has(inspector));
  const mean = (of: 'before' | 'after') =>
    others.length === 0 ? 0 : rounded(others.reduce((sum, share) => sum + share[of], 0) / others.length);
  return [
    {
      dept,
      persons: persons.map((share) => ({
        ...share,
        before: rounded(share.before),
        after: rounded(share.after),
      })),
      others: { count: others.length, before: mean('before'), after: mean('after') },
    },
  ];
}

const rounded = (share: number) => Math.round(share * 10) / 10;
