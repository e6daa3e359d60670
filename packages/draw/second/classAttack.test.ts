import { describe, expect, it } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { selectByTickets } from '../first/select.ts';
import { hash, objectRow, seedNumber } from '../first/testFrames.ts';
import { ticketsOf } from '../first/tickets.ts';
import { SPEC } from '../first/types.ts';
import { saltNumber } from './testFrames.ts';
import { SPEC_2 } from './types.ts';

/** How many of each class, what each weighs, and how many are drawn. */
const CLASSES = [
  ['A', 40, 1, 2],
  ['B', 30, 2, 3],
  ['C', 20, 3, 6],
  ['D', 10, 4, 8],
] as const;
const STRATA = CLASSES.map(([stratum, , , take]) => ({ stratum, take, reserve: 0 }));
const SELECTED = 19;
const DRAWS = 200;
const MOST_WEIGHT = 4;

interface Seen {
  readonly id: string;
  /** The ticket that outsiders see (first specification) or can work out without the salt (second). */
  readonly ticket: string;
  /** Which of the hashes of the id it is. */
  readonly k: number;
}

/** Who is drawn, as outsiders see it, and who of them is of class D. */
function drawnBy(spec: typeof SPEC | typeof SPEC_2, n: number) {
  const seed = seedNumber(n);
  const objects = CLASSES.flatMap(([stratum, count, weight]) =>
    Array.from({ length: count }, (_, i) => {
      const id = `${stratum.charCodeAt(0) * 7 + i * 31}`;
      return objectRow(`n${id}-${stratum}${i}`, {
        stratum,
        weight,
        salt: saltNumber(`${n} ${stratum} ${i}`),
      });
    }),
  );
  const { selected } = selectByTickets(STRATA, objects, ticketsOf(seed, objects, hash, { spec }));
  const isD = new Set(selected.filter((row) => objects[row]!.stratum === 'D').map((row) => objects[row]!.id));
  const open = ticketsOf(
    seed,
    selected.map((row) => objects[row]!),
    hash,
  );
  const hashes = selected.map((row) =>
    Array.from({ length: MOST_WEIGHT }, (_, k) => oneHash(seed, objects[row]!.id, k)),
  );
  const seen = selected.map((row, i): Seen => {
    const ticket = spec === SPEC ? toHex(open, i * 32, i * 32 + 32) : hashes[i]!.toSorted()[0]!;
    return { id: objects[row]!.id, ticket, k: hashes[i]!.indexOf(ticket) };
  });
  return { seen, isD };
}

/** One hash of an id, which everybody can compute. */
function oneHash(seed: string, id: string, k: number): string {
  return toHex(hash(new Uint8Array([...Buffer.from(seed, 'hex'), ...Buffer.from(`object\n${id}\n${k}`)])));
}

const byTicket = (left: Seen, right: Seen) => (left.ticket < right.ticket ? -1 : 1);

/** Whom an outsider takes for D: by the number of the hash, by a ticket larger or smaller than the others, by its place. */
const GUESSES: Readonly<Record<string, (seen: readonly Seen[]) => readonly Seen[]>> = {
  'the number of the hash': (seen) => seen.filter(({ k }) => k === MOST_WEIGHT - 1),
  'the largest tickets': (seen) => seen.toSorted(byTicket).slice(-5),
  'the smallest tickets': (seen) => seen.toSorted(byTicket).slice(0, 5),
  'a ticket too large for the other classes': (seen) => seen.filter(({ ticket }) => ticket > '30'),
};

const simulated = new Map(
  ([SPEC, SPEC_2] as const).map((spec) => [spec, Array.from({ length: DRAWS }, (_, n) => drawnBy(spec, n))]),
);

/** How far the guesses right are above the base rate, in standard deviations. */
function excess(
  spec: typeof SPEC | typeof SPEC_2,
  guess: (seen: readonly Seen[]) => readonly Seen[],
): number {
  const base = STRATA.find(({ stratum }) => stratum === 'D')!.take / SELECTED;
  let [made, right] = [0, 0];
  for (const { seen, isD } of simulated.get(spec)!) {
    expect(seen).toHaveLength(SELECTED);
    const guessed = guess(seen);
    made += guessed.length;
    right += guessed.filter(({ id }) => isD.has(id)).length;
  }
  expect(made).toBeGreaterThan(DRAWS);
  return (right - made * base) / Math.sqrt(made * base * (1 - base));
}

describe('class D of a sealed draw, guessed from the seed, the ids drawn and what tickets can be computed', () => {
  it.each(Object.keys(GUESSES))('is guessed by %s no better than by chance', (name) => {
    expect(excess(SPEC_2, GUESSES[name]!)).toBeLessThanOrEqual(3);
  });

  it('was told by the first specification’s tickets', () => {
    expect(excess(SPEC, GUESSES['the number of the hash']!)).toBeGreaterThan(10);
    expect(excess(SPEC, GUESSES['the largest tickets']!)).toBeGreaterThan(10);
  });
});
