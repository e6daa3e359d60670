import { createHash } from 'node:crypto';
import { nodeTools } from '../base/node.ts';
import { selectByTickets } from '../first/select.ts';
import { type TicketForm, ticketsOf } from '../first/tickets.ts';
import type { ObjectRow } from '../first/types.ts';
import { SPEC_2 } from '../second/types.ts';
import { apartShift } from './batches.ts';
import { systematic } from './systematic.ts';

/** How far the object farthest from theory is, over many draws, in standard deviations of its count. */
export interface Fairness {
  readonly name: string;
  readonly deviation: number;
  /** Objects that were never drawn at all. */
  readonly never: number;
}

/**
 * Simulates draws and compares how often each object was drawn with how often it should be: our tickets with equal
 * and with unequal weights, and every k-th row from a random start. The seeds are fixed: each run says the same.
 * A sound draw stays below 4.5 σ.
 */
export function fairness(draws = 200_000): Fairness[] {
  const equal = objectsOf(97, () => 1);
  const weighted = objectsOf(20, (i) => 1 + (i % 5));
  const step = (seed: Buffer) => {
    const chosen = systematic([...equal.keys()], 10, seed.readUInt32BE(0) / 2 ** 32);
    return chosen;
  };
  return [
    judge(
      'tickets, 10 of 97',
      draws,
      equal.map(() => 10 / 97),
      (seed) => drawn(equal, 10, seed),
    ),
    judge('tickets, 3 of 20 by weights 1 to 5', draws, inclusion(weighted, 3), (seed) =>
      drawn(weighted, 3, seed),
    ),
    judge(
      'every k-th row, 10 of 97',
      draws,
      equal.map(() => 10 / 97),
      step,
    ),
    judge(
      'the last of three draws that keep apart, 10 of 97',
      draws,
      equal.map(() => 10 / 97),
      (seed) => drawn(equal, 10, seed, lastOfThree),
    ),
    judge('the same, 3 of 20 by weights 1 to 5', draws, inclusion(weighted, 3), (seed) =>
      drawn(weighted, 3, seed, lastOfThree),
    ),
  ];
}

function objectsOf(count: number, weight: (i: number) => number): ObjectRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `91620300MA${String(i).padStart(7, '0')}X`,
    region: '620302',
    salt: '00'.repeat(16),
    skills: [],
    stratum: 'A',
    weight: weight(i),
  }));
}

/** One shift of a batch; draws together have none, and are as those by themselves. */
const lastOfThree = { spec: SPEC_2, shift: apartShift(2, 3) } as const;

function drawn(
  objects: readonly ObjectRow[],
  take: number,
  seed: Buffer,
  form: TicketForm = {},
): readonly number[] {
  const tickets = ticketsOf(seed.toString('hex'), objects, nodeTools.hash, form);
  return selectByTickets([{ stratum: 'A', take, reserve: 0 }], objects, tickets).selected;
}

function judge(
  name: string,
  draws: number,
  chances: readonly number[],
  draw: (seed: Buffer) => readonly number[],
): Fairness {
  const counts = new Float64Array(chances.length);
  for (let n = 0; n < draws; n++) {
    for (const i of draw(createHash('sha256').update(`fairness ${n}`).digest())) counts[i]!++;
  }
  const deviations = chances.map(
    (chance, i) => Math.abs(counts[i]! - draws * chance) / Math.sqrt(draws * chance * (1 - chance)),
  );
  return { name, deviation: Math.max(...deviations), never: counts.filter((count) => count === 0).length };
}

/**
 * How likely each object is among the `take` least when its ticket is the least of `weight` uniform ones. With x its
 * own ticket, that is the integral of w(1 − x)^(w−1) times the chance that fewer than `take` others lie below x;
 * by Simpson's rule, exact enough since the integrand is a polynomial.
 */
function inclusion(objects: readonly ObjectRow[], take: number): number[] {
  const steps = 2000;
  return objects.map((object, own) => {
    const weight = object.weight ?? 1;
    let sum = 0;
    for (let s = 0; s <= steps; s++) {
      const x = s / steps;
      const others = objects.filter((_, i) => i !== own).map((row) => 1 - (1 - x) ** (row.weight ?? 1));
      const factor = s === 0 || s === steps ? 1 : s % 2 === 1 ? 4 : 2;
      sum += factor * weight * (1 - x) ** (weight - 1) * fewerThan(take, others);
    }
    return sum / (3 * steps);
  });
}

/** The chance that fewer than `limit` of independent events happen. */
function fewerThan(limit: number, chances: readonly number[]): number {
  let exactly = [1, ...new Array<number>(limit - 1).fill(0)];
  for (const chance of chances) {
    exactly = exactly.map((value, k) => value * (1 - chance) + (k > 0 ? exactly[k - 1]! * chance : 0));
  }
  return exactly.reduce((sum, value) => sum + value);
}
