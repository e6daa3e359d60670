import { type Hash, hashMany } from '@mingcha/kernel/merkle';
import { fromHex, join, toHex, utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import { MOST, RowBuffer } from '../base/rowBuffer.ts';
import { plain } from '../files/writeObject.ts';
import { batchesOf } from './ahead.ts';
import { formOf, type Spec } from './forms.ts';
import type { ObjectRow } from './types.ts';

const LINE_FEED = 0x0a;
const ZERO = 0x30;

const prefixOf = (seed: Uint8Array) => join(seed, utf8('object\n'));

/** One of an object's hashes, as hex: H(seed || "object" || 0x0A || id || 0x0A || k). */
export function ticketHash(seed: Uint8Array, id: string, k: number, hash: Hash): string {
  return toHex(hash(join(prefixOf(seed), utf8(`${id}\n${k}`))));
}

/** An object's ticket as hex: the least of its hashes for k below its weight. */
export function ticketOf(seed: string, id: string, weight: number, hash: Hash): string {
  const bytes = fromHex(seed);
  let least = ticketHash(bytes, id, 0, hash);
  for (let k = 1; k < weight; k++) {
    const ticket = ticketHash(bytes, id, k, hash);
    if (ticket < least) least = ticket;
  }
  return least;
}

/** How a specification makes tickets, and what a batch that keeps apart adds to each hash: 32 bytes, big-endian. */
export interface TicketForm {
  readonly spec?: Spec;
  readonly shift?: Uint8Array | undefined;
}

/** The tickets of rows, joined: 32 bytes each. Throws a DrawError for a weight that is no integer ≥ 1. */
export function ticketsOf(
  seed: string,
  rows: readonly ObjectRow[],
  hash: Hash,
  { spec, shift }: TicketForm = {},
): Uint8Array {
  const { ticketEnd } = formOf(spec);
  const prefix = prefixOf(fromHex(seed));
  const out = new Uint8Array(rows.length * 32);
  const hashes = new Uint8Array(Math.min(rows.length, MOST) * 32);
  const { begin, depth } = batchesOf(hash, rows.length);
  const begun: (() => void)[] = [];
  let last = -1;
  const buffer = new RowBuffer(rows.length, (bodies, ends, owners) => {
    const [count, first] = [ends.length, owners[0]!];
    if (first !== last && owners[count - 1]! - first === count - 1) {
      // one message a row: the hashes are the tickets
      const tickets = out.subarray(first * 32, (first + count) * 32);
      const finish = begin(prefix, bodies, ends, tickets);
      begun.push(() => {
        finish();
        if (shift) addTo(tickets, shift);
      });
      if (begun.length > depth) begun.shift()!();
      last = owners[count - 1]!;
      return;
    }
    // the first of these rows may have a ticket in a batch before
    for (const finish of begun.splice(0)) finish();
    const batch = hashes.subarray(0, count * 32);
    hashMany(hash, prefix, bodies, ends, batch);
    if (shift) addTo(batch, shift);
    for (let i = 0; i < count; i++) {
      const owner = owners[i]!;
      if (owner !== last || less(batch, i * 32, out, owner * 32)) copy(batch, i * 32, out, owner * 32);
      last = owner;
    }
  });
  try {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const { id, weight = 1 } = row;
      const rest = ticketEnd(row);
      // without a hash of its own a row would have the least of all tickets
      if (!Number.isInteger(weight) || weight < 1) throw new DrawError('bad-shape', `/objects/${i}/weight`);
      for (let k = 0; k < weight; k++) {
        const end = plain(id, buffer.bytes, buffer.at);
        if (end < 0 || end + 2 + rest.length > buffer.bytes.length || k > 9) {
          buffer.append(utf8(`${id}\n${k}${rest}`), i);
          continue;
        }
        buffer.bytes[end] = LINE_FEED;
        buffer.bytes[end + 1] = ZERO + k;
        for (let at = 0; at < rest.length; at++) buffer.bytes[end + 2 + at] = rest.charCodeAt(at);
        buffer.end(end + 2 + rest.length, i);
      }
    }
    buffer.flush();
  } finally {
    for (const finish of begun) finish();
  }
  return out;
}

/** Adds a number of 32 bytes to each of those joined, mod 2^256. */
function addTo(hashes: Uint8Array, shift: Uint8Array): void {
  for (let from = 0; from < hashes.length; from += 32) {
    let carry = 0;
    for (let i = 31; i >= 0; i--) {
      const sum = hashes[from + i]! + shift[i]! + carry;
      hashes[from + i] = sum;
      carry = sum >> 8;
    }
  }
}

/** Whether one 32-byte value is less than another. */
function less(left: Uint8Array, at: number, right: Uint8Array, from: number): boolean {
  for (let i = 0; i < 32; i++) {
    if (left[at + i] !== right[from + i]) return left[at + i]! < right[from + i]!;
  }
  return false;
}

function copy(source: Uint8Array, at: number, target: Uint8Array, to: number): void {
  for (let i = 0; i < 32; i++) target[to + i] = source[at + i]!;
}
