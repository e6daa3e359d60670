import type { Hash } from '@mingcha/kernel/merkle';
import { compareText, toHex } from '../base/bytes.ts';
import { ticketsOf } from './tickets.ts';
import type { ObjectRow, StratumTake, TicketRow } from './types.ts';

/** The rows that tickets choose, by their places in the list of objects. */
export interface Selection {
  /** In (ticket, id) order. */
  readonly selected: readonly number[];
  /** By strata, then (ticket, id). */
  readonly reserves: readonly number[];
}

/** Selected and reserve rows of the strata, with their tickets. Objects of a stratum not named are never drawn. */
export function selectObjects(
  strata: readonly StratumTake[],
  objects: readonly ObjectRow[],
  seed: string,
  hash: Hash,
): { readonly selected: TicketRow[]; readonly reserves: TicketRow[] } {
  const tickets = ticketsOf(seed, objects, hash);
  const { selected, reserves } = selectByTickets(strata, objects, tickets);
  return {
    selected: selected.map((row) => ticketRow(objects, tickets, row)),
    reserves: reserves.map((row) => ticketRow(objects, tickets, row)),
  };
}

/** A row of the objects as results name it. `tickets` are joined, 32 bytes each. */
export function ticketRow(objects: readonly ObjectRow[], tickets: Uint8Array, row: number): TicketRow {
  const { id, stratum } = objects[row]!;
  return { id, stratum, ticket: toHex(tickets, row * 32, row * 32 + 32) };
}

/** Which rows win by tickets known already (joined, 32 bytes each), in any order of the rows. */
export function selectByTickets(
  strata: readonly StratumTake[],
  objects: readonly ObjectRow[],
  tickets: Uint8Array,
): Selection {
  const view = new DataView(tickets.buffer, tickets.byteOffset, tickets.byteLength);
  const compare = (left: number, right: number): number => {
    for (let at = 0; at < 32; at += 4) {
      const [a, b] = [view.getUint32(left * 32 + at), view.getUint32(right * 32 + at)];
      if (a !== b) return a < b ? -1 : 1;
    }
    return compareText(objects[left]!.id, objects[right]!.id);
  };
  const pools = new Map(
    strata.map(({ stratum, take, reserve }) => [stratum, new Pool(take + reserve, compare)]),
  );
  for (let row = 0; row < objects.length; row++) {
    const pool = pools.get(objects[row]!.stratum);
    if (pool && view.getUint32(row * 32) <= pool.bar) pool.offer(row, view);
  }
  const selected: number[] = [];
  const reserves: number[] = [];
  for (const { stratum, take } of strata) {
    const winners = pools.get(stratum)!.winners();
    selected.push(...winners.slice(0, take));
    reserves.push(...winners.slice(take));
  }
  return { selected: selected.sort(compare), reserves };
}

/** Keeps the `size` least rows of those offered: sorts and cuts whenever twice as many have come together. */
class Pool {
  /** No row whose ticket's first 32 bits are above this can still win. */
  bar = 0xffffffff;
  readonly #size: number;
  readonly #compare: (left: number, right: number) => number;
  #rows: number[] = [];

  constructor(size: number, compare: (left: number, right: number) => number) {
    this.#size = size;
    this.#compare = compare;
    if (size === 0) this.bar = -1;
  }

  offer(row: number, view: DataView): void {
    this.#rows.push(row);
    if (this.#rows.length < 2 * this.#size + 64) return;
    this.#rows = this.winners();
    this.bar = view.getUint32(this.#rows[this.#size - 1]! * 32);
  }

  winners(): number[] {
    return this.#rows.sort(this.#compare).slice(0, this.#size);
  }
}
