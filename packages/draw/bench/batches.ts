import { createHash } from 'node:crypto';
import { nodeTools } from '../base/node.ts';
import { selectByTickets } from '../first/select.ts';
import { ticketsOf } from '../first/tickets.ts';
import type { ObjectRow, StratumTake } from '../first/types.ts';
import { shiftOf } from '../second/batch.ts';
import { type Batch, type Plan2, SPEC_2 } from '../second/types.ts';

/** What a year of draws costs the enterprises: visits, where departments that meet come at once, and meetings. */
export interface YearOfDraws {
  readonly name: 'alone' | Batch['mode'];
  /** Selections of all departments. */
  readonly selected: number;
  readonly visits: number;
  /** Selections beyond the first of an enterprise in the same month. */
  readonly meetings: number;
}

const departments = 6;
const months = 12;
/** Of a hundred enterprises, how many a department supervises. */
const supervised = 35;
/** Shares of the risk classes among enterprises, and of each class how many in a thousand are drawn. */
const classes = [
  { stratum: 'A', share: 0.65, permille: 5 },
  { stratum: 'B', share: 0.25, permille: 15 },
  { stratum: 'C', share: 0.08, permille: 50 },
  { stratum: 'D', share: 0.02, permille: 150 },
] as const;

/**
 * Simulates a year of a city whose departments draw each month: alone, each by its own seed; together; and apart. All three
 * draw as many, with the same chance for each enterprise. Everything is fixed: each run says the same.
 */
export function yearOfDraws(enterprises = 20_000): YearOfDraws[] {
  const city = Array.from({ length: enterprises }, (_, i) => objectRow(i));
  const frames = Array.from({ length: departments }, (_, dept) =>
    city.filter(({ id }) => number(`${dept} supervises ${id}`) * 100 < supervised),
  );
  return (['alone', 'together', 'apart'] as const).map((name) => {
    let [selected, visits] = [0, 0];
    for (let month = 0; month < months; month++) {
      const drawn = frames.flatMap((frame, dept) => drawnIn(frame, name, { month, dept }));
      selected += drawn.length;
      visits += new Set(drawn).size;
    }
    return { name, selected, visits, meetings: selected - visits };
  });
}

function drawnIn(
  frame: readonly ObjectRow[],
  name: YearOfDraws['name'],
  { month, dept }: { month: number; dept: number },
): string[] {
  const seed = createHash('sha256')
    .update(`year ${month} ${name === 'alone' ? dept : ''}`)
    .digest('hex');
  const shift = name === 'apart' ? apartShift(dept, departments) : undefined;
  const tickets = ticketsOf(seed, frame, nodeTools.hash, { spec: SPEC_2, ...(shift && { shift }) });
  return selectByTickets(takesOf(frame), frame, tickets).selected.map((row) => frame[row]!.id);
}

/** The shift of the j-th of so many draws that keep apart. */
export function apartShift(j: number, count: number): Uint8Array | undefined {
  const draws = Array.from({ length: count }, (_, i) => `d${i}`);
  return shiftOf({ draw: `d${j}`, batch: { draws, mode: 'apart' } } as unknown as Plan2);
}

/** Ratios round up. */
const takesOf = (frame: readonly ObjectRow[]): StratumTake[] =>
  classes.map(({ stratum, permille }) => {
    const size = frame.reduce((count, row) => count + (row.stratum === stratum ? 1 : 0), 0);
    return { stratum, take: Math.ceil((size * permille) / 1000), reserve: 0 };
  });

/** A number in [0, 1) that follows from a text. */
const number = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

function objectRow(i: number): ObjectRow {
  const id = `91620300MA${String(i).padStart(7, '0')}X`;
  const at = number(`class of ${id}`);
  let below = 0;
  const own = classes.find(({ share }) => {
    below += share;
    return at < below;
  });
  const salt = createHash('sha256').update(`salt of ${id}`).digest('hex').slice(0, 32);
  return { id, region: '620302', salt, skills: [], stratum: (own ?? classes[0]).stratum };
}
