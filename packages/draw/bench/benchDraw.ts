import * as crypto from 'node:crypto';
import { nodeTools } from '../base/node.ts';
import { draw } from '../first/draw.ts';
import type { ObjectRow } from '../first/types.ts';
import { madeRegister, plannedBy } from './register.ts';
import { madeFrame, madePlan } from './rows.ts';
import { systematic } from './systematic.ts';

/** Runs of each piece, in turns; the best of each counts, so that a busy machine troubles all alike. */
const ROUNDS = 5;

/** A budget: what was measured and what it may be, in the same unit. */
export interface BudgetLine {
  readonly name: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
  readonly note: string;
}

/** Something shown for comparison, without a budget. */
export interface Comparison {
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
}

const PREFIX = Buffer.from('object\n');

const USUAL = 'createHash to hex';

/**
 * The tickets of a seed hashed by node:crypto alone, message by message, and kept, as a draw without our own hashing
 * would do: by each of the ways that Node has. The fastest of them is what the budget is counted in.
 */
const BASELINES: Readonly<Record<string, (message: Buffer) => unknown>> = {
  'crypto.hash to hex': (message) => crypto.hash('sha256', message, 'hex'),
  'crypto.hash to bytes': (message) => crypto.hash('sha256', message, 'buffer'),
  [USUAL]: (message) => crypto.createHash('sha256').update(message).digest('hex'),
};

/** Hashes tickets by each way; `rest` is what a message has behind the id. */
function baselines(objects: readonly ObjectRow[], seed: Buffer, rest: (row: ObjectRow) => string) {
  const start = seed.length + PREFIX.length;
  // The ids of the frame are equally long, so that one message is written over and over.
  const message = Buffer.concat([seed, PREFIX, Buffer.from(objects[0]!.id + rest(objects[0]!))]);
  const hashAll = (ticket: (message: Buffer) => unknown) => () => {
    const kept = new Array<unknown>(objects.length);
    for (let i = 0; i < objects.length; i++) {
      const row = objects[i]!;
      message.write(row.id + rest(row), start, 'latin1');
      kept[i] = ticket(message);
    }
  };
  return Object.fromEntries(Object.entries(BASELINES).map(([name, ticket]) => [name, hashAll(ticket)]));
}

/** The best milliseconds of each piece, measured in turns. */
function bestOf(pieces: Readonly<Record<string, () => unknown>>): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(pieces)) {
      const start = performance.now();
      run();
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start));
    }
  }
  return best;
}

const OURS = 'ours';

/** Ours against the fastest way to hash the tickets. */
function lineOf(name: string, best: ReadonlyMap<string, number>, budget: number): BudgetLine {
  const own = best.get(OURS)!;
  const [fastest] = Object.keys(BASELINES).sort((a, b) => best.get(a)! - best.get(b)!);
  return {
    name,
    measured: own / best.get(fastest!)!,
    budget,
    unit: '× its tickets by node:crypto',
    note: `${Math.round(own)} ms; by ${fastest}, the fastest way; ${(own / best.get(USUAL)!).toFixed(2)} × ${USUAL}`,
  };
}

const named = (count: number) => count.toLocaleString('en');

/**
 * Measures one whole draw over `count` objects by the first specification: the three roots, the commitment, the seed, the
 * tickets, the selection, the inspectors of 1,000 objects. In the same run, the hashing of its tickets by node:crypto, and
 * what draws without proof cost: a sort by Math.random, and every k-th row from a random start.
 */
export function benchDraw(count = 1_000_000): { line: BudgetLine; beside: Comparison[] } {
  const frame = madeFrame(count);
  const seed = crypto.createHash('sha256').update('bench').digest();
  const reveal = { random: seed.toString('hex') };
  const others = {
    ...baselines(frame.objects, seed, () => '\n0'),
    'sort by Math.random': () =>
      frame.objects.map((row) => ({ row, key: Math.random() })).sort((a, b) => a.key - b.key),
    'every k-th row': () => systematic(frame.objects, 1000, Math.random()),
  };
  const best = bestOf({
    [OURS]: () => draw({ plan: madePlan(frame), ...frame, reveal }, nodeTools),
    ...others,
  });
  return {
    line: lineOf(`draw and prove ${named(count)} objects`, best, 1.6),
    beside: Object.keys(others).map((name) => ({ name, measured: best.get(name)!, unit: 'ms' })),
  };
}

/**
 * Measures a draw by the second specification over a register of `count` rows: all that its plan says of the rows in the
 * frame and of those left out, and the draw. Beside it, the hashing of the tickets of all rows.
 */
export function benchRegister(count = 1_000_000): BudgetLine {
  const { all, ...rows } = madeRegister(count);
  const seed = crypto.createHash('sha256').update('bench').digest();
  const reveal = { random: seed.toString('hex') };
  const best = bestOf({
    [OURS]: () => draw({ plan: plannedBy(rows, nodeTools.hash), ...rows, reveal }, nodeTools),
    ...baselines(all, seed, ({ salt }) => `\n0\n${salt}`),
  });
  return lineOf(`draw and prove a register of ${named(count)} rows, a fifth excluded`, best, 1.5);
}
