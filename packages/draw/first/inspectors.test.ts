import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, fromHex, join, toHex, utf8 } from '../base/bytes.ts';
import { type Assignment, type AssignmentRules, assignInspectors, type ObjectRow } from '../index.ts';
import { hash, inspectorRow, objectRow, plainHash, seedNumber } from './testFrames.ts';

const SKILLS = ['fire', 'food', 'lifts'];
const some = (values: readonly string[]) => fc.subarray([...values]);

const cases = fc.record({
  seed: fc.nat(1_000_000).map(seedNumber),
  objects: fc
    .array(fc.record({ region: fc.constantFrom('r1', 'r2'), skills: some(SKILLS) }), { maxLength: 12 })
    .map((list) => list.map((given, i) => objectRow(`o${i}`, given))),
  inspectors: fc
    .array(
      fc.record({
        dept: fc.constantFrom('lead', 'fire', 'other'),
        regions: some(['r1', 'r2']),
        skills: some(SKILLS),
        load: fc.nat(3),
      }),
      { maxLength: 14 },
    )
    .map((list) => list.map((given, i) => inspectorRow(`i${String(i).padStart(2, '0')}`, given))),
  pairs: fc.array(fc.tuple(fc.nat(11), fc.nat(13)), { maxLength: 20 }),
  teams: fc.array(
    fc.record({ dept: fc.constantFrom('lead', 'fire', 'none'), size: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  match: some(['region', 'skills']).map((list) => list as ('region' | 'skills')[]),
});

function rulesOf({
  seed,
  inspectors,
  pairs,
  teams,
  match,
}: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const recusals = pairs.map(([o, i]) => ({ object: `o${o}`, inspector: `i${String(i).padStart(2, '0')}` }));
  return { plan: { teams, match }, inspectors, recusals, seed };
}

/** The specification's paragraph, written down as simply as it can be. */
function definition(objects: readonly ObjectRow[], rules: AssignmentRules): Assignment[] {
  const loads = new Map(rules.inspectors.map(({ id, load }) => [id, load]));
  const { match, teams } = rules.plan;
  return objects.map((object) => {
    const joined: string[] = [];
    const short: { dept: string; missing: number }[] = [];
    for (const { dept, size } of teams) {
      const lot = (id: string) =>
        toHex(plainHash(join(fromHex(rules.seed), utf8(`inspector\n${object.id}\n${id}`))));
      const chosen = rules.inspectors
        .filter((inspector) => inspector.dept === dept && !joined.includes(inspector.id))
        .filter(({ id }) => !rules.recusals.some((row) => row.object === object.id && row.inspector === id))
        .filter(
          ({ skills }) => !match.includes('skills') || object.skills.every((skill) => skills.includes(skill)),
        )
        .filter(
          ({ regions }) =>
            !match.includes('region') || regions.length === 0 || regions.includes(object.region),
        )
        .map(({ id }) => ({ id, load: loads.get(id)!, lot: lot(id) }))
        .sort((a, b) => a.load - b.load || compareText(a.lot, b.lot) || compareText(a.id, b.id))
        .slice(0, size);
      for (const { id, load } of chosen) loads.set(id, load + 1);
      joined.push(...chosen.map(({ id }) => id));
      if (chosen.length < size) short.push({ dept, missing: size - chosen.length });
    }
    return short.length > 0 ? { inspectors: joined, short } : { inspectors: joined };
  });
}

describe('assignInspectors', () => {
  it('is what the specification’s paragraph says, for any lists in any order', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const rules = rulesOf(given);
        const expected = definition(given.objects, rules);
        expect(assignInspectors(given.objects, rules, hash)).toEqual(expected);
        const turned = {
          ...rules,
          inspectors: rules.inspectors.toReversed(),
          recusals: rules.recusals.toReversed(),
        };
        expect(assignInspectors(given.objects, turned, plainHash)).toEqual(expected);
      }),
    );
  });

  it('never names an inspector twice on an object, nor one who is recused, unskilled or from elsewhere', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const rules = {
          ...rulesOf(given),
          plan: { teams: given.teams, match: ['region', 'skills'] as const },
        };
        const assigned = assignInspectors(given.objects, rules, hash);
        for (const [i, { inspectors }] of assigned.entries()) {
          const object = given.objects[i]!;
          expect(new Set(inspectors).size).toBe(inspectors.length);
          for (const id of inspectors) {
            const row = given.inspectors.find((inspector) => inspector.id === id)!;
            expect(object.skills.filter((skill) => !row.skills.includes(skill))).toEqual([]);
            expect(row.regions.length === 0 || row.regions.includes(object.region)).toBe(true);
            expect(rules.recusals).not.toContainEqual({ object: object.id, inspector: id });
          }
        }
      }),
    );
  });

  it('names the lead department’s inspectors first, in the order of the teams', () => {
    const inspectors = ['a', 'b', 'c', 'd'].map((id) =>
      inspectorRow(id, { dept: id < 'c' ? 'lead' : 'fire' }),
    );
    const plan = {
      teams: [
        { dept: 'fire', size: 1 },
        { dept: 'lead', size: 2 },
      ],
      match: [],
    };
    const [team] = assignInspectors(
      [objectRow('o')],
      { plan, inspectors, recusals: [], seed: seedNumber(0) },
      hash,
    );
    expect(['c', 'd']).toContain(team!.inspectors[0]);
    expect(team!.inspectors.slice(1).sort()).toEqual(['a', 'b']);
  });

  it('spreads the load: after many objects no two alike differ by more than one', () => {
    const inspectors = Array.from({ length: 7 }, (_, i) => inspectorRow(`i${i}`));
    const objects = Array.from({ length: 40 }, (_, i) => objectRow(`o${i}`));
    const rules = {
      plan: { teams: [{ dept: 'lead', size: 2 }], match: [] },
      inspectors,
      recusals: [],
      seed: seedNumber(7),
    };
    const named = assignInspectors(objects, rules, hash).flatMap((row) => row.inspectors);
    const counts = inspectors.map(({ id }) => named.filter((name) => name === id).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(80);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('says who is missing where there is nobody', () => {
    const rules = {
      plan: {
        teams: [
          { dept: 'lead', size: 2 },
          { dept: 'fire', size: 1 },
        ],
        match: [],
      },
      inspectors: [],
      recusals: [],
      seed: seedNumber(8),
    };
    expect(assignInspectors([objectRow('o')], rules, hash)).toEqual([
      {
        inspectors: [],
        short: [
          { dept: 'lead', missing: 2 },
          { dept: 'fire', missing: 1 },
        ],
      },
    ]);
  });
});
