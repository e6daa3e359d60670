import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { type ObjectRow, type StratumTake, selectObjects, ticketOf } from '../index.ts';
import { hash, objectRow, plainHash, seedNumber } from './testFrames.ts';
import { ticketsOf } from './tickets.ts';

const STRATA: readonly StratumTake[] = [
  { stratum: 'B', take: 4, reserve: 2 },
  { stratum: 'A', take: 3, reserve: 3 },
];

const idText = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[0-9A-Z]{1,18}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
);
const rows = fc.uniqueArray(
  fc.record({
    id: idText,
    stratum: fc.constantFrom('A', 'B', 'C'),
    weight: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 14 })),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const frames = rows.map((list) => list.map(({ id, ...given }) => objectRow(id, given)));
const seeds = fc.nat(1_000_000).map(seedNumber);

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('tickets', () => {
  it('in batches are the tickets one by one, for any ids and weights', () => {
    fc.assert(
      fc.property(frames, seeds, (objects, seed) => {
        const tickets = ticketsOf(seed, objects, hash);
        for (const [i, { id, weight }] of objects.entries()) {
          expect(toHex(tickets, i * 32, i * 32 + 32)).toBe(ticketOf(seed, id, weight ?? 1, plainHash));
        }
      }),
    );
  });

  it('are right across the edges of batches and for ids that fill a buffer', () => {
    const objects = Array.from({ length: 2500 }, (_, i) =>
      objectRow(i % 400 === 7 ? `${i}-${'x'.repeat(150_000)}` : `n${i}`, { weight: i % 300 === 5 ? 40 : 1 }),
    );
    const tickets = ticketsOf(seedNumber(1), objects, hash);
    for (const [i, { id, weight }] of objects.entries()) {
      expect(toHex(tickets, i * 32, i * 32 + 32)).toBe(ticketOf(seedNumber(1), id, weight ?? 1, plainHash));
    }
  });
});

describe('selectObjects', () => {
  it.each([0, -1, 1.5, Number.NaN])(
    'refuses a weight of %s, whose row would have no ticket or half of one',
    (weight) => {
      const objects = [objectRow('a'), objectRow('b', { weight })];
      expect(() => selectObjects(STRATA, objects, seedNumber(0), hash)).toThrow(
        expect.objectContaining({ code: 'bad-shape', path: '/objects/1/weight' }),
      );
    },
  );

  it('is what sorting each stratum says', () => {
    fc.assert(
      fc.property(frames, seeds, (objects, seed) => {
        const byTicket = (left: { ticket: string; id: string }, right: { ticket: string; id: string }) =>
          left.ticket < right.ticket ? -1 : 1;
        const ranked = STRATA.map(({ stratum, take, reserve }) => {
          const all = objects
            .filter((row) => row.stratum === stratum)
            .map(({ id, weight }) => ({ id, stratum, ticket: ticketOf(seed, id, weight ?? 1, plainHash) }))
            .sort(byTicket);
          return { selected: all.slice(0, take), reserves: all.slice(take, take + reserve) };
        });
        expect(selectObjects(STRATA, objects, seed, hash)).toEqual({
          selected: ranked.flatMap(({ selected }) => selected).sort(byTicket),
          reserves: ranked.flatMap(({ reserves }) => reserves),
        });
      }),
    );
  });

  it('never reorders the others when an object that is not selected comes or goes', () => {
    fc.assert(
      fc.property(frames, seeds, fc.nat(), (objects, seed, pick) => {
        const before = selectObjects(STRATA, objects, seed, hash);
        const drawn = new Set(ids([...before.selected, ...before.reserves]));
        const others = objects.filter(({ id }) => !drawn.has(id));
        fc.pre(others.length > 0);
        const gone = others[pick % others.length]!;
        const without = objects.filter((row) => row !== gone);
        expect(selectObjects(STRATA, without, seed, hash)).toEqual(before);
      }),
    );
  });

  it('lets a selected object that leaves change nothing but its own place', () => {
    const objects = Array.from({ length: 50 }, (_, i) => objectRow(`n${i}`));
    const strata = [{ stratum: 'A', take: 10, reserve: 5 }];
    for (let n = 0; n < 20; n++) {
      const before = selectObjects(strata, objects, seedNumber(n), hash);
      const [first] = before.selected;
      const after = selectObjects(
        strata,
        objects.filter(({ id }) => id !== first!.id),
        seedNumber(n),
        hash,
      );
      expect(ids(after.selected)).toEqual([...ids(before.selected).slice(1), before.reserves[0]!.id]);
    }
  });

  it('takes what there is when a stratum is smaller than its take, and nothing from an empty one', () => {
    const objects = [objectRow('a'), objectRow('b'), objectRow('c', { stratum: 'Z' })];
    const strata = [
      { stratum: 'A', take: 5, reserve: 3 },
      { stratum: 'B', take: 2, reserve: 1 },
    ];
    const { selected, reserves } = selectObjects(strata, objects, seedNumber(3), hash);
    expect(ids(selected).sort()).toEqual(['a', 'b']);
    expect(reserves).toEqual([]);
  });

  it('selects nothing where nothing is to be taken', () => {
    const objects = [objectRow('a'), objectRow('b')];
    const none = selectObjects([{ stratum: 'A', take: 0, reserve: 0 }], objects, seedNumber(4), hash);
    expect(none).toEqual({ selected: [], reserves: [] });
    const onlyReserves = selectObjects([{ stratum: 'A', take: 0, reserve: 1 }], objects, seedNumber(4), hash);
    expect(onlyReserves.selected).toEqual([]);
    expect(onlyReserves.reserves).toHaveLength(1);
  });

  it('gives a weight of w the chance of w uniform tickets', () => {
    const objects: ObjectRow[] = [1, 2, 3, 4, 5].map((weight) => objectRow(`w${weight}`, { weight }));
    const draws = 6000;
    const wins = new Map<string, number>();
    for (let n = 0; n < draws; n++) {
      const { selected } = selectObjects(
        [{ stratum: 'A', take: 1, reserve: 0 }],
        objects,
        seedNumber(n),
        hash,
      );
      wins.set(selected[0]!.id, (wins.get(selected[0]!.id) ?? 0) + 1);
    }
    for (const { id, weight } of objects) {
      const chance = weight! / 15;
      const deviation = Math.sqrt(draws * chance * (1 - chance));
      expect(Math.abs(wins.get(id)! - draws * chance) / deviation).toBeLessThan(4);
    }
  });
});
