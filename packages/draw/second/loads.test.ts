import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignInspectors } from '../first/inspectors.ts';
import { hash, objectRow, seedNumber } from '../first/testFrames.ts';
import { SPEC } from '../first/types.ts';
import { startLoads } from './loads.ts';
import { inspector2 } from './testFrames.ts';
import { SPEC_2 } from './types.ts';

const objects = Array.from({ length: 81 }, (_, i) => objectRow(`o${i}`));
const friends = ['i-00', 'i-01'];

/** Fourteen inspectors of whom all but the first `spared` have a load of 500. */
const bent = (spared: number) =>
  Array.from({ length: 14 }, (_, i) =>
    inspector2(`i-${String(i).padStart(2, '0')}`, { load: i < spared ? 0 : 500 }),
  );

/** How many of 162 assignments two chosen inspectors and the two with most of them get. */
function shares(spec: typeof SPEC | typeof SPEC_2, spared: number, seed: string) {
  const plan = { spec, teams: [{ dept: 'lead', size: 2 }], match: [] };
  const named = assignInspectors(
    objects,
    { plan, inspectors: bent(spared), recusals: [], seed },
    hash,
  ).flatMap((row) => row.inspectors);
  const counts = new Map<string, number>();
  for (const id of named) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = [...counts.values()].sort((a, b) => b - a);
  return { friends: friends.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0), most: most[0]! + most[1]! };
}

describe('a load of 500 on twelve of fourteen inspectors', () => {
  it('gave two chosen ones everything by the first specification, and nothing by the second', () => {
    for (let n = 0; n < 40; n++) {
      expect(shares(SPEC, 2, seedNumber(n)).friends).toBe(162);
      // 162 assignments among 14 who start equal: 11 or 12 each
      expect(shares(SPEC_2, 2, seedNumber(n)).most).toBeLessThanOrEqual(24);
    }
  });

  it('on however many, leaves at least half of them equal: nobody gets more than a seventh', () => {
    for (let spared = 0; spared <= 14; spared++) {
      for (let n = 0; n < 5; n++) {
        expect(shares(SPEC_2, spared, seedNumber(n)).most).toBeLessThanOrEqual(2 * Math.ceil(162 / 7));
      }
    }
  });
});

it('a newly listed inspector with load 0 gets no more than the others, who have 40 each', () => {
  const inspectors = Array.from({ length: 14 }, (_, i) =>
    inspector2(`i-${String(i).padStart(2, '0')}`, { load: i === 0 ? 0 : 40 }),
  );
  const countOf = (spec: typeof SPEC | typeof SPEC_2, seed: string) => {
    const plan = { spec, teams: [{ dept: 'lead', size: 2 }], match: [] };
    const rows = assignInspectors(objects, { plan, inspectors, recusals: [], seed }, hash);
    return rows.filter((row) => row.inspectors.includes('i-00')).length;
  };
  for (let n = 0; n < 10; n++) {
    expect(countOf(SPEC, seedNumber(n))).toBeGreaterThan(40);
    expect(countOf(SPEC_2, seedNumber(n))).toBeLessThanOrEqual(12);
  }
});

describe('startLoads', () => {
  const rows = fc
    .array(
      fc.record({
        dept: fc.constantFrom('a', 'b'),
        load: fc.nat(9),
        adjust: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      }),
      { maxLength: 12 },
    )
    .map((list) =>
      list.map(({ adjust, ...given }, i) =>
        inspector2(`i${i}`, adjust ? { ...given, adjust, ground: 'duty' } : given),
      ),
    );

  it('are load and adjustment, raised to the lower median of the department, in any order of the rows', () => {
    fc.assert(
      fc.property(rows, (inspectors) => {
        const starts = startLoads(inspectors);
        expect([...startLoads(inspectors.toReversed())].reverse()).toEqual([...starts]);
        for (const [i, { dept, load, adjust = 0 }] of inspectors.entries()) {
          const own = inspectors
            .filter((row) => row.dept === dept)
            .map((row) => row.load + (row.adjust ?? 0));
          own.sort((x, y) => x - y);
          expect(starts[i]).toBe(Math.max(load + adjust, own[Math.floor((own.length - 1) / 2)]!));
        }
      }),
    );
  });
});
