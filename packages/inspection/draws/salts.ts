import { createHash } from 'node:crypto';

export type SaltKind = 'object' | 'inspector' | 'recusal' | 'party';

/**
 * Salts of a draw's rows, derived from its one secret: 16 bytes nobody can guess without it, one per row and draw, and
 * nothing to store. Truncation to half the hash leaves no way to extend it.
 */
export function createSalts(secretHex: string): (kind: SaltKind, id: string) => string {
  const secret = Buffer.from(secretHex, 'hex');
  return (kind, id) =>
    createHash('sha256').update(secret).update(`${kind}\n${id}`).digest('hex').slice(0, 32);
}
