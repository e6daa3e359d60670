import type { Hash } from '@mingcha/kernel/merkle';
import { toHex, utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import { plain } from '../files/writeObject.ts';

const LINE_FEED = 0x0a;
const PART = 1 << 20;
/** An id has at most 64 bytes. */
const LONGEST = 64;

/** Ids of a list in ascending order, as they are hashed: the bytes of each, and 0x0A. */
export class Ids {
  /** Ids added. */
  count = 0;
  readonly #full: Uint8Array[] = [];
  #part = new Uint8Array(PART);
  #at = 0;

  /** Adds the ids of two sorted lists. Throws as `merged` does. */
  addBoth<Left, Right>(left: Sorted<Left>, right: Sorted<Right>, place: number): void {
    let [i, j] = [0, 0];
    for (const isLeft of merged(left, right, place)) {
      this.#add(isLeft ? left.id(left.rows[i++]!) : right.id(right.rows[j++]!));
    }
  }

  #add(id: string): void {
    this.count++;
    if (this.#at + LONGEST + 1 > PART) this.#next();
    const end = id.length <= LONGEST ? plain(id, this.#part, this.#at) : -1;
    if (end < 0) {
      this.#full.push(this.#part.subarray(0, this.#at), utf8(`${id}\n`));
      this.#part = new Uint8Array(PART);
      this.#at = 0;
      return;
    }
    this.#part[end] = LINE_FEED;
    this.#at = end + 1;
  }

  /** The hash over all, as hex. */
  hash(hash: Hash): string {
    this.#next();
    const whole = new Uint8Array(this.#full.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of this.#full) {
      whole.set(part, at);
      at += part.length;
    }
    return toHex(hash(whole));
  }

  #next(): void {
    this.#full.push(this.#part.subarray(0, this.#at));
    this.#part = new Uint8Array(PART);
    this.#at = 0;
  }
}

/** A sorted list, and which of a row's fields is the id. */
export interface Sorted<Row> {
  readonly list: string;
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
}

/**
 * Goes through two sorted lists of ASCII ids at once, in the order of ids, and says of each row whether it is of the left
 * list. Throws a DrawError `in-both-lists` where an id is in both; `place` is that of the first row of the right list.
 */
export function* merged<Left, Right>(
  left: Sorted<Left>,
  right: Sorted<Right>,
  place = 0,
): Generator<boolean, void, void> {
  let [i, j] = [0, 0];
  while (i < left.rows.length || j < right.rows.length) {
    const own = i < left.rows.length ? left.id(left.rows[i]!) : undefined;
    const other = j < right.rows.length ? right.id(right.rows[j]!) : undefined;
    if (own === other) throw new DrawError('in-both-lists', `/${right.list}/${place + j}`, { found: other });
    const isLeft = other === undefined || (own !== undefined && own < other);
    yield isLeft;
    if (isLeft) i++;
    else j++;
  }
}
