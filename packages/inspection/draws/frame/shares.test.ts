import type { InspectorRow2, ObjectRow, RecusalRow2 } from '@mingcha/draw';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareChanges } from './shares.ts';
import { narrowIn, shortagesIn, trialSeeds, trialWith } from './trial.ts';

const salt = '0'.repeat(32);
const objects: ObjectRow[] = Array.from({ length: 60 }, (_, i) => ({
  id: `O${String(i).padStart(3, '0')}`,
  stratum: 'all',
  region: '620302',
  skills: [],
  salt,
}));
const people = (count: number): InspectorRow2[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `I${String(i).padStart(2, '0')}`,
    dept: 'a',
    skills: [],
    regions: [],
    load: 0,
    salt,
  }));
const teams = [{ dept: 'a', size: 2 }];

type Change = { inspectors?: InspectorRow2[]; recusals?: RecusalRow2[] };
/** What changes among eight inspectors of one department for 20 of 60 objects. */
function changesOf({ inspectors = people(8), recusals = [] }: Change) {
  const given = {
    compose: { teams, match: [] },
    frame: { objects, inspectors, recusals },
    strata: [{ stratum: 'all', frame: 60, take: 20, reserve: 0 }],
  };
  const trials = trialSeeds(given).map((seed) => trialWith(given, seed));
  return { given, trials, changes: shareChanges({ ...given, untouched: people(8), trials }) };
}
const personOf = ({ changes }: ReturnType<typeof changesOf>, id: string) =>
  changes[0]?.persons.find(({ inspector }) => inspector === id);

describe('expected shares', () => {
  it('do not change where nothing is changed', () => {
    expect(changesOf({}).changes).toEqual([]);
  });

  it('of one who is benched go to the others', () => {
    const seen = changesOf({ inspectors: people(8).slice(1) });
    expect(personOf(seen, 'I00')).toEqual({ inspector: 'I00', before: 5, after: 0 });
    expect(personOf(seen, 'I01')!.after).toBeGreaterThan(5);
  });

  it('of one with a higher load fall by it', () => {
    const [first, ...rest] = people(8);
    const seen = changesOf({ inspectors: [{ ...first!, adjust: 3, ground: 'duty' }, ...rest] });
    expect(personOf(seen, 'I00')!.after).toBeLessThan(3);
  });

  it('of one who recuses from every object are none', () => {
    const recusals = objects.map(({ id }) => ({
      object: id,
      inspector: 'I03',
      ground: 'kin' as const,
      salt,
    }));
    expect(personOf(changesOf({ recusals }), 'I03')).toMatchObject({ after: 0 });
  });

  it('keep their sum as long as nobody lacks, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 0, max: 5 }),
        (adds, benched) => {
          const inspectors = people(8)
            .map((row, i): InspectorRow2 => (adds[i] ? { ...row, adjust: adds[i]!, ground: 'other' } : row))
            .slice(benched);
          const { changes } = changesOf({ inspectors });
          for (const { persons, others } of changes) {
            const sum = (of: 'before' | 'after') =>
              persons.reduce((total, one) => total + one[of], 0) + others.count * others[of];
            expect(Math.abs(sum('after') - sum('before'))).toBeLessThan(1.5);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a trial', () => {
  it('tells of teams that choose from few, and of those that lack', () => {
    const narrow = changesOf({ inspectors: people(3) });
    expect(narrowIn(narrow.given.compose, narrow.trials[0]!)).toEqual([
      { dept: 'a', size: 2, objects: 20, least: 3 },
    ]);
    const short = changesOf({ inspectors: people(1) });
    expect(narrowIn(short.given.compose, short.trials[0]!)).toEqual([]);
    expect(shortagesIn(short.given.compose, short.trials[0]!)).toEqual([{ dept: 'a', objects: 20 }]);
  });

  it('is left out beyond 20,000 objects and run less often in a large frame', () => {
    const given = (take: number, size: number) => ({
      compose: { teams, match: [] },
      frame: { objects: new Array(size), inspectors: [], recusals: [] },
      strata: [{ stratum: 'all', frame: size, take, reserve: 0 }],
    });
    expect(trialSeeds(given(20_001, 200_000))).toHaveLength(0);
    expect(trialSeeds(given(20_000, 200_000))).toHaveLength(1);
    expect(trialSeeds(given(10, 100))).toHaveLength(16);
  });
});
