import { hashMany } from '@mingcha/kernel';
import { sha256 } from '../sha256.ts';

export type SaltKind =
  | 'object'
  | 'inspector'
  | 'recusal'
  | 'party'
  | 'excluded'
  | 'benched'
  | 'strata'
  | 'scope';

const saltBytes = 16;

/**
 * Salts of a draw's rows, derived from its one secret: 16 bytes nobody can guess without it, one per row and draw, and
 * nothing to store. Truncation to half the hash leaves no way to extend it.
 */
export function saltsOf(secretHex: string, kind: SaltKind, ids: readonly string[]): string[] {
  const prefix = Buffer.concat([Buffer.from(secretHex, 'hex'), Buffer.from(`${kind}\n`)]);
  const bodies = Buffer.from(ids.join(''));
  const ends = new Uint32Array(ids.length);
  let end = 0;
  for (const [i, id] of ids.entries()) {
    end += Buffer.byteLength(id);
    ends[i] = end;
  }
  const out = Buffer.alloc(ids.length * 32);
  hashMany(sha256, prefix, bodies, ends, out);
  const hex = out.toString('hex');
  return ids.map((_, i) => hex.slice(i * 64, i * 64 + saltBytes * 2));
}
