import { hash } from 'node:crypto';

/**
 * Where a row stands: the 32 bytes of SHA-256(id), one character (0–255) a byte, so that keys compare as strings and
 * 200,000 of them are small.
 */
export const rowKey = (id: string): string => hash('sha256', id, 'binary');

export const keyBit = (key: string, depth: number): 0 | 1 =>
  ((key.charCodeAt(depth >> 3) >> (7 - (depth & 7))) & 1) as 0 | 1;

const byteBits = Array.from({ length: 256 }, (_, byte) => byte.toString(2).padStart(8, '0'));

/** The first `length` bits of a key as a text of 0 and 1, the form of a page's prefix. */
export function keyBits(key: string, length: number): string {
  let bits = '';
  for (let i = 0; bits.length < length; i++) bits += byteBits[key.charCodeAt(i)];
  return bits.slice(0, length);
}

/** Items parted by the bit of their key at this depth, each half in its order. */
export function halve<T extends { key: string }>(items: readonly T[], depth: number): [T[], T[]] {
  const halves: [T[], T[]] = [[], []];
  for (const item of items) halves[keyBit(item.key, depth)].push(item);
  return halves;
}

export const byKey = (a: { key: string }, b: { key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

export const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
