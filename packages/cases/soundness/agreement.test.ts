import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseType } from '../format/caseType.ts';
import { readCaseType } from '../format/read.ts';
import { type Concrete, exploreNaively, type Naive } from '../testing/naive.ts';
import { randomCaseType } from '../testing/random.ts';
import { small } from '../testing/small.ts';
import { checkSoundness } from './check.ts';
import { type Exploration, explore, MOVER } from './explore.ts';
import { type Model, modelOf } from './model.ts';
import { configurationOf } from './places.ts';
import { solve } from './solve.ts';

/** How many definitions are compared; `RUNS=1000` for a long look. */
const RUNS = Number(process.env.RUNS ?? 12);

/** A record as the explorer's configuration: the abstraction that both must agree under. */
function abstract(model: Model, { record, clocks }: Concrete): string {
  const state = model.stateNames.indexOf(record.state);
  if (model.done[state]) return [state, ...model.slotSizes.slice(1).map(() => 0)].join();
  return configurationOf(model, record, new Map(Object.entries(clocks)))!.join();
}

function slotsOf(exploration: Exploration): string[] {
  const slots = new Int32Array(exploration.model.slotSizes.length);
  return Array.from({ length: exploration.configurations.size }, (_, c) => {
    exploration.configurations.read(c, slots);
    return slots.join();
  });
}

function edgesOf(exploration: Exploration, names: readonly string[]): Set<string> {
  const { moveStart, mover, edgeStart, edgeTo } = exploration;
  const edges = new Set<string>();
  names.forEach((from, c) => {
    for (let m = moveStart.at(c); m < moveStart.at(c + 1); m++) {
      const helps = mover.at(m) !== MOVER.outside;
      for (let e = edgeStart.at(m); e < edgeStart.at(m + 1); e++) {
        const to = names[edgeTo.at(e)]!;
        if (to !== from) edges.add(`${from} ${helps ? 'helps' : 'outside'} ${to}`);
      }
    }
  });
  return edges;
}

/** What officials and outsiders both may do is the officials'; one answer of several may be both as well. */
const strongest = (edges: Iterable<string>): string[] => {
  const all = new Set(edges);
  return [...all]
    .filter((edge) => !edge.includes(' outside ') || !all.has(edge.replace(' outside ', ' helps ')))
    .sort();
};

function compare(type: CaseType, naive: Naive): Exploration {
  const model = modelOf(type);
  const exploration = explore(model);
  const names = slotsOf(exploration);
  const of = new Map([...naive.nodes].map(([key, one]) => [key, abstract(model, one)]));
  expect([...new Set(of.values())].sort()).toEqual([...names].sort());
  const theirs = naive.edges.flatMap(({ from, to, helps }) => {
    const [a, b] = [of.get(from)!, of.get(to)!];
    return a === b ? [] : [`${a} ${helps ? 'helps' : 'outside'} ${b}`];
  });
  expect(strongest(edgesOf(exploration, names))).toEqual(strongest(theirs));
  return exploration;
}

/** The four sets again, by going over everything until nothing changes. */
function solveSlowly(exploration: Exploration): Record<keyof ReturnType<typeof solve>, string> {
  const { model, configurations, moveStart, mover, edgeStart, edgeTo, edgeLabel, labels } = exploration;
  const slots = new Int32Array(model.slotSizes.length);
  const done = Array.from({ length: configurations.size }, (_, c) => {
    configurations.read(c, slots);
    return model.done[slots[0]!]!;
  });
  const moves = (c: number) =>
    Array.from({ length: moveStart.at(c + 1) - moveStart.at(c) }, (_, i) => {
      const m = moveStart.at(c) + i;
      const edges = Array.from(
        { length: edgeStart.at(m + 1) - edgeStart.at(m) },
        (_, j) => edgeStart.at(m) + j,
      );
      return {
        mover: mover.at(m),
        to: edges.map((e) => edgeTo.at(e)),
        guarded: edges.some((e) => labels[edgeLabel.at(e)]!.guarded),
      };
    });
  const fixpoint = (step: (c: number, inside: (one: number) => boolean) => boolean): string => {
    const set = [...done];
    for (let changed = true; changed; ) {
      changed = false;
      for (let c = 0; c < set.length; c++) {
        if (set[c] || !step(c, (one) => set[one]!)) continue;
        set[c] = true;
        changed = true;
      }
    }
    return set.map(Number).join('');
  };
  return {
    any: fixpoint((c, has) => moves(c).some((move) => move.to.some(has))),
    inside: fixpoint((c, has) => moves(c).some((move) => move.mover !== MOVER.outside && move.to.some(has))),
    unguarded: fixpoint((c, has) =>
      moves(c).some(
        (move) =>
          move.mover !== MOVER.outside &&
          (move.mover !== MOVER.inside || !move.guarded) &&
          move.to.every(has),
      ),
    ),
    forced: fixpoint((c, has) => {
      const all = moves(c);
      const others = all.filter((move) => move.mover !== MOVER.inside && move.to.some((to) => to !== c));
      return (
        all.some((move) => move.mover === MOVER.inside && move.to.every(has)) ||
        (others.some((move) => move.mover === MOVER.sure) && others.every((move) => move.to.every(has)))
      );
    }),
  };
}

test('the explorer and the step function agree on every configuration and every step of random definitions', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomCaseType, (type) => {
      const read = readCaseType(type);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const naive = exploreNaively(type, 400);
      if (naive === undefined) return;
      compared++;
      const exploration = compare(type, naive);
      const { any, inside, unguarded, forced } = solve(exploration);
      expect({
        any: any.join(''),
        inside: inside.join(''),
        unguarded: unguarded.join(''),
        forced: forced.join(''),
      }).toEqual(solveSlowly(exploration));
    }),
    { numRuns: RUNS, seed: 20_260_310, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(RUNS / 2);
});

test('the sets lie within each other, and errors tell whatever is outside of them', () => {
  fc.assert(
    fc.property(randomCaseType, (type) => {
      const { any, inside, unguarded } = solve(explore(modelOf(type)));
      const codes = new Set(checkSoundness(type).findings.map((one) => one.code));
      expect(codes.has('no-end')).toBe(any.includes(0));
      expect(codes.has('needs-outsider')).toBe(any.some((one, c) => one > inside[c]!));
      return any.every((one, c) => one >= inside[c]! && inside[c]! >= unguarded[c]!);
    }),
    { numRuns: 60 },
  );
});

test('a definition is explored in the order of distance, each configuration once', () => {
  const exploration = explore(modelOf(small));
  const names = slotsOf(exploration);
  expect(new Set(names).size).toBe(names.length);
  for (let c = 0; c < names.length; c++) expect(exploration.parent.at(c)).toBeLessThan(c);
});
