import type { Hash } from '@mingcha/kernel/merkle';
import { join, toHex } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import { outcome } from '../first/draw.ts';
import { selectByTickets } from '../first/select.ts';
import { ticketsOf } from '../first/tickets.ts';
import type { Frame, ObjectRow, Result, StratumTake } from '../first/types.ts';
import { Accounts, type Parts } from './accounts.ts';
import { shiftOf } from './batch.ts';
import { strataOf } from './strata.ts';
import { type Head, type InspectorRow2, type RecusalRow2, type Rows2, SPEC_2 } from './types.ts';

/**
 * Draws again from rows that come in parts, and takes an account of them. Of the objects it keeps those that can still
 * win, of the others their ids and salts.
 */
export class Recount {
  readonly #head: Head;
  readonly #strata: readonly StratumTake[];
  readonly #known: ReadonlySet<string>;
  readonly #hash: Hash;
  readonly #accounts: Accounts;
  readonly #inspectors: InspectorRow2[] = [];
  readonly #recusals: RecusalRow2[] = [];
  /** Objects that the result names, with their tickets once they have come. */
  readonly #named = new Map<string, string | undefined>();
  #objects: readonly ObjectRow[] = [];
  #tickets: Uint8Array = new Uint8Array(0);
  #count = 0;
  #parts: Parts | undefined;

  /** Takes a head whose shape, strata and seed have been checked. */
  constructor(head: Head, hash: Hash) {
    this.#head = head;
    this.#hash = hash;
    this.#strata = strataOf(head.plan, head.strata, hash);
    this.#known = new Set(this.#strata.map(({ stratum }) => stratum));
    this.#accounts = new Accounts(hash);
    if (head.strata) this.#accounts.open(head.strata);
    for (const { id } of [...head.result.selected, ...head.result.reserves]) this.#named.set(id, undefined);
  }

  /** Takes the next rows: inspectors, then recusals, then objects. Throws a DrawError for the first that is wrong. */
  add(rows: Rows2): void {
    this.#accounts.add(rows);
    for (const row of rows.inspectors) this.#inspectors.push(row);
    for (const row of rows.recusals) this.#recusals.push(row);
    this.#addObjects(rows.objects);
  }

  #addObjects(rows: readonly ObjectRow[]): void {
    for (const [i, { stratum }] of rows.entries()) {
      if (this.#known.has(stratum)) continue;
      throw new DrawError('stratum-unknown', `/objects/${this.#count + i}/stratum`, { found: stratum });
    }
    this.#count += rows.length;
    const { plan, result } = this.#head;
    const tickets = ticketsOf(result.seed, rows, this.#hash, { spec: SPEC_2, shift: shiftOf(plan) });
    for (const [i, { id }] of rows.entries()) {
      if (this.#named.has(id)) this.#named.set(id, toHex(tickets, i * 32, i * 32 + 32));
    }
    const all = this.#objects.length === 0 ? rows : [...this.#objects, ...rows];
    const allTickets = this.#objects.length === 0 ? tickets : join(this.#tickets, tickets);
    const { selected, reserves } = selectByTickets(this.#strata, all, allTickets);
    const kept = [...selected, ...reserves];
    this.#objects = kept.map((row) => all[row]!);
    this.#tickets = new Uint8Array(kept.length * 32);
    for (const [i, row] of kept.entries()) {
      this.#tickets.set(allTickets.subarray(row * 32, row * 32 + 32), i * 32);
    }
  }

  /** What a plan of the rows commits to. Nothing can be added afterwards. Throws a DrawError as `Accounts.end` does. */
  parts(): Parts {
    this.#parts ??= this.#accounts.end();
    return this.#parts;
  }

  /** An object's ticket as hex, if the result names it and it is in the frame. */
  ticketFor(id: string): string | undefined {
    return this.#named.get(id);
  }

  /** The rows from which replacements are made again. */
  drawn(): Frame & Pick<Head, 'plan' | 'result'> {
    const { plan, result } = this.#head;
    return {
      plan,
      result,
      objects: this.#objects,
      inspectors: this.#inspectors,
      recusals: this.#recusals,
    };
  }

  /** Who is drawn, and who inspects what. */
  outcome(): Pick<Result, 'selected' | 'reserves'> {
    const { plan, result, ...frame } = this.drawn();
    const drawn = { seed: result.seed, tickets: this.#tickets };
    return outcome({ ...plan, strata: this.#strata }, frame, drawn, this.#hash);
  }
}
