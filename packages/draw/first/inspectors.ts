import { type Hash, hashMany } from '@mingcha/kernel/merkle';
import { compareText, fromHex, join, utf8 } from '../base/bytes.ts';
import { formOf, type Spec } from './forms.ts';
import type { InspectorRow, ObjectRow, Plan, RecusalRow, Shortage } from './types.ts';

/** Who inspects one object, the first named leading, and where there were too few. */
export interface Assignment {
  readonly inspectors: readonly string[];
  /** How many candidates each team chose from; only where the specification says so. */
  readonly pool?: readonly number[];
  readonly short?: readonly Shortage[];
}

/** Assigns inspectors to one object after the other and remembers how much each has got. */
export interface Assigner {
  /** The next object's inspectors by the rule; each one's load grows by one. */
  assign(object: Pick<ObjectRow, 'id' | 'region' | 'skills'>): Assignment;
  /** Counts an assignment made before. Ids that are not among the inspectors count nothing. */
  charge(inspectors: readonly string[]): void;
  /**
   * The first of this department's candidates for an object who is not among `barred`, and whose load grows by one;
   * undefined where there is none.
   */
  next(
    object: Pick<ObjectRow, 'id' | 'region' | 'skills'>,
    dept: string,
    barred: ReadonlySet<string>,
  ): string | undefined;
}

/** What the assignment of inspectors depends on. The orders of the lists do not matter. */
export interface AssignmentRules {
  /** Without `spec` the first specification is meant. */
  readonly plan: Pick<Plan, 'teams' | 'match'> & { readonly spec?: Spec };
  readonly inspectors: readonly InspectorRow[];
  readonly recusals: readonly Pick<RecusalRow, 'object' | 'inspector'>[];
  readonly seed: string;
}

/** The inspectors of these objects, which are given in (ticket, id) order. */
export function assignInspectors(
  objects: readonly Pick<ObjectRow, 'id' | 'region' | 'skills'>[],
  rules: AssignmentRules,
  hash: Hash,
): Assignment[] {
  const assigner = assignerOf(rules, hash);
  return objects.map((object) => assigner.assign(object));
}

/** An assigner that starts at the loads of the inspectors' rows. */
export function assignerOf({ plan, inspectors, recusals, seed }: AssignmentRules, hash: Hash): Assigner {
  const prefix = join(fromHex(seed), utf8('inspector\n'));
  const { tieEnd, starts, hasPools } = formOf(plan.spec);
  const names = inspectors.map((row) => utf8(`${row.id}${tieEnd(row)}`));
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0);
  const ends = new Uint32Array(names.length);
  const lots = new Uint8Array(names.length * 32);
  let bodies = new Uint8Array(0);
  const places = new Map(inspectors.map(({ id }, place) => [id, place]));
  const loads = starts(inspectors);
  const recused = new Map<string, Set<string>>();
  for (const { object, inspector } of recusals) {
    recused.set(object, (recused.get(object) ?? new Set()).add(inspector));
  }
  const ableByNeed = new Map<string, number[]>();
  const byRegion = plan.match.includes('region');
  const bySkills = plan.match.includes('skills');

  /** The department's inspectors who may inspect such objects at all. */
  const able = (dept: string, { region, skills }: Pick<ObjectRow, 'region' | 'skills'>): number[] => {
    const need = JSON.stringify([dept, byRegion ? region : '', bySkills ? skills : []]);
    let found = ableByNeed.get(need);
    if (!found) {
      found = [...inspectors.keys()].filter((place) => {
        const inspector = inspectors[place]!;
        if (inspector.dept !== dept) return false;
        if (bySkills && !skills.every((skill) => inspector.skills.includes(skill))) return false;
        return !byRegion || inspector.regions.length === 0 || inspector.regions.includes(region);
      });
      ableByNeed.set(need, found);
    }
    return found;
  };

  /** Those of them who have no recusal with it. */
  const candidates = (dept: string, object: Pick<ObjectRow, 'id' | 'region' | 'skills'>): number[] => {
    const barred = recused.get(object.id);
    return able(dept, object).filter((place) => !barred?.has(inspectors[place]!.id));
  };

  /** How the messages of an object's ties begin; makes room for all of them. */
  const startOf = (object: string): Uint8Array => {
    const start = utf8(`${object}\n`);
    const room = names.length * (start.length + longest);
    if (bodies.length < room) bodies = new Uint8Array(room);
    return start;
  };

  /** The first `size` of the candidates by (load, hash, id). Only those who can still win are hashed. */
  const first = (candidates: readonly number[], size: number, object: Uint8Array): number[] => {
    const bar = loadOfLast(candidates, size, loads);
    const running = candidates.filter((place) => loads[place]! <= bar);
    let end = 0;
    for (const [i, place] of running.entries()) {
      bodies.set(object, end);
      bodies.set(names[place]!, end + object.length);
      end += object.length + names[place]!.length;
      ends[i] = end;
    }
    hashMany(hash, prefix, bodies, ends.subarray(0, running.length), lots);
    const compare = (left: number, right: number): number =>
      loads[running[left]!]! - loads[running[right]!]! ||
      compareLots(lots, left, right) ||
      compareText(inspectors[running[left]!]!.id, inspectors[running[right]!]!.id);
    return least([...running.keys()], size, compare).map((i) => running[i]!);
  };

  return {
    assign(object) {
      const joined: number[] = [];
      const start = startOf(object.id);
      const [short, pool]: [Shortage[], number[]] = [[], []];
      for (const { dept, size } of plan.teams) {
        const free = candidates(dept, object).filter((place) => !joined.includes(place));
        const chosen = first(free, size, start);
        for (const place of chosen) loads[place]!++;
        joined.push(...chosen);
        pool.push(free.length);
        if (chosen.length < size) short.push({ dept, missing: size - chosen.length });
      }
      const named = joined.map((place) => inspectors[place]!.id);
      return { inspectors: named, ...(hasPools && { pool }), ...(short.length > 0 && { short }) };
    },
    charge(ids) {
      for (const id of ids) {
        const place = places.get(id);
        if (place !== undefined) loads[place]!++;
      }
    },
    next(object, dept, barred) {
      const free = candidates(dept, object).filter((place) => !barred.has(inspectors[place]!.id));
      const [chosen] = first(free, 1, startOf(object.id));
      if (chosen === undefined) return undefined;
      loads[chosen]!++;
      return inspectors[chosen]!.id;
    },
  };
}

/** The load of the `size`th candidate by load: an inspector who has more cannot join. */
function loadOfLast(candidates: readonly number[], size: number, loads: Float64Array): number {
  const lightest = least(candidates, size, (left, right) => loads[left]! - loads[right]!);
  return lightest.length === 0 ? 0 : loads[lightest.at(-1)!]!;
}

/** The `size` least values, in order: by insertion, since teams are small. */
function least(values: readonly number[], size: number, compare: (a: number, b: number) => number): number[] {
  const best: number[] = [];
  for (const value of values) {
    if (best.length === size && compare(value, best[size - 1]!) >= 0) continue;
    let at = best.length;
    while (at > 0 && compare(best[at - 1]!, value) > 0) at--;
    best.splice(at, 0, value);
    if (best.length > size) best.pop();
  }
  return best;
}

function compareLots(lots: Uint8Array, left: number, right: number): number {
  for (let i = 0; i < 32; i++) {
    const difference = lots[left * 32 + i]! - lots[right * 32 + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
