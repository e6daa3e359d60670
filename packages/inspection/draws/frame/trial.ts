import {
  type Assignment,
  type AssignmentRules,
  assignInspectors,
  type ObjectRow,
  SPEC_2,
  selectObjects,
} from '@mingcha/draw';
import type { Compose } from '../composing/compose.ts';
import { sha256 } from '../sha256.ts';
import type { Frame } from './lists.ts';
import type { StratumPlan } from './strata.ts';

/** A department, and how many objects lack its inspectors. */
export type Shortage = { dept: string; objects: number };
/** A department whose choice is narrow: for how many objects, and the least number of candidates of one of them. */
export type Narrow = { dept: string; size: number; objects: number; least: number };

export type TrialFrame = {
  compose: Pick<Compose, 'teams' | 'match'>;
  frame: Pick<Frame, 'objects' | 'inspectors' | 'recusals'>;
  strata: readonly StratumPlan[];
};
export type Trial = { seed: string; objects: readonly ObjectRow[]; assigned: readonly Assignment[] };

/** Beyond this many selected objects trial runs are left out: their answers would be the same and cost seconds. */
const mostSelected = 20_000;
/** A run costs about as much as this many rows of the frame and tenfold as many selected ones. */
const rowsInAll = 200_000;
const mostRuns = 16;

/** Seeds of the trial runs that are affordable, none of them a draw's: none, or 1 to 16. */
export function trialSeeds({ frame, strata }: TrialFrame): string[] {
  const selected = strata.reduce((sum, one) => sum + Math.min(one.take, one.frame), 0);
  if (selected > mostSelected) return [];
  const runs = Math.floor(rowsInAll / (frame.objects.length + 10 * selected + 1));
  return Array.from({ length: Math.min(mostRuns, Math.max(1, runs)) }, (_, run) =>
    String(run).padStart(64, '0'),
  );
}

/** The objects that a seed draws, in the order of their tickets. */
function trialObjects({ frame, strata }: TrialFrame, seed: string): ObjectRow[] {
  const { selected } = selectObjects(strata, frame.objects, seed, sha256);
  const order = new Map(selected.map(({ id }, place) => [id, place]));
  const objects: ObjectRow[] = new Array(selected.length);
  for (const row of frame.objects) {
    const place = order.get(row.id);
    if (place !== undefined) objects[place] = row;
  }
  return objects;
}

/** Who would inspect these objects. */
export const assignTrial = (
  { teams, match }: TrialFrame['compose'],
  rows: Pick<AssignmentRules, 'inspectors' | 'recusals'>,
  objects: readonly ObjectRow[],
  seed: string,
): Assignment[] => assignInspectors(objects, { ...rows, plan: { teams, match, spec: SPEC_2 }, seed }, sha256);

/** One trial run of a frame. */
export function trialWith(given: TrialFrame, seed: string): Trial {
  const objects = trialObjects(given, seed);
  return { seed, objects, assigned: assignTrial(given.compose, given.frame, objects, seed) };
}

/** Departments that would lack inspectors in a trial. */
export function shortagesIn({ teams }: TrialFrame['compose'], { assigned }: Trial): Shortage[] {
  return teams
    .map(({ dept }) => ({
      dept,
      objects: assigned.filter((row) => row.short?.some((short) => short.dept === dept)).length,
    }))
    .filter((shortage) => shortage.objects > 0);
}

/** Teams that choose from fewer than twice as many as they send, though from enough. */
export function narrowIn({ teams }: TrialFrame['compose'], { assigned }: Trial): Narrow[] {
  return teams.flatMap(({ dept, size }, team) => {
    const pools = assigned
      .map(({ pool }) => pool?.[team] ?? 0)
      .filter((pool) => pool >= size && pool < 2 * size);
    return pools.length > 0 ? [{ dept, size, objects: pools.length, least: Math.min(...pools) }] : [];
  });
}
