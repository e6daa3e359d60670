import { canonicalJson } from '@mingcha/kernel/canonical';
import type { Hash } from '@mingcha/kernel/merkle';
import { toHex, utf8 } from '../base/bytes.ts';
import { DrawError } from '../base/errors.ts';
import type { Plan2, Reveal2 } from './types.ts';

/** A value's hash as hex: H(JCS(value)). */
export const hashOf = (value: unknown, hash: Hash): string => toHex(hash(utf8(canonicalJson(value))));

/** The draw that witnesses name when they sign: the first of the batch, or the draw itself. */
export const firstDraw = ({ draw, batch }: Plan2): string => batch?.draws[0] ?? draw;

/**
 * What the seed and the witnesses' second signatures are tied to, as hex: the hash over all commitments of the batch in
 * order, or the commitment of a draw without one. Throws a DrawError `batch-differs` where the batch has another
 * commitment in the place of this draw's.
 */
export function anchorOf(
  { draw, batch }: Plan2,
  { commitments }: Reveal2,
  commitment: string,
  hash: Hash,
): string {
  if (!batch || !commitments) return commitment;
  const place = batch.draws.indexOf(draw);
  if (commitments[place] !== commitment) {
    const difference = { expected: commitment, found: commitments[place] };
    throw new DrawError('batch-differs', `/reveal/commitments/${place}`, difference);
  }
  return hashOf(commitments, hash);
}

/**
 * What a draw adds to each hash of its tickets, 32 bytes big-endian: ⌊2^256 · j / m⌋ for the j-th (from 0) of m draws of
 * a batch that keeps apart. Undefined where that is nothing.
 */
export function shiftOf({ draw, batch }: Plan2): Uint8Array | undefined {
  if (batch?.mode !== 'apart') return undefined;
  let rest = (BigInt(batch.draws.indexOf(draw)) << 256n) / BigInt(batch.draws.length);
  const shift = new Uint8Array(32);
  for (let i = 31; i >= 0; i--) {
    shift[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return shift;
}
