import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from '@mingcha/kernel';
import type { SealedPart } from './proof.ts';
import type { Row } from './types.ts';

/**
 * What turns rows into leaves that tell nothing. A leaf is H(salt ‖ open part) ‖ H(other salt ‖ closed part), where the
 * closed part holds the personal and internal fields, so that a row can be shown to be in the list without them.
 */
export type Seal = { secret: Uint8Array; closed: ReadonlySet<string> };

function partsOf({ closed }: Seal, row: Row): [open: SealedPart['row'], closed: SealedPart['row']] {
  const open: SealedPart['row'] = {};
  const rest: SealedPart['row'] = {};
  for (const [field, value] of Object.entries(row)) (closed.has(field) ? rest : open)[field] = value;
  return [open, rest];
}

function saltsOf({ secret }: Seal, id: string): [open: Buffer, closed: Buffer] {
  const bytes = createHmac('sha256', secret).update(id).digest();
  return [bytes.subarray(0, 16), bytes.subarray(16)];
}

/** The 64 bytes that a row puts into its page's Merkle tree. */
export function rowLeaf(seal: Seal, row: Row): Uint8Array {
  const parts = partsOf(seal, row);
  const salts = saltsOf(seal, row.id);
  const hashes = parts.map((part, i) =>
    hash('sha256', Buffer.concat([salts[i]!, Buffer.from(canonicalJson(part))]), 'buffer'),
  );
  return Buffer.concat(hashes);
}

/** Both parts of a row with the salts that open its leaf. */
export function openRow(seal: Seal, row: Row): { open: SealedPart; closed: SealedPart } {
  const [open, closed] = partsOf(seal, row);
  const [openSalt, closedSalt] = saltsOf(seal, row.id).map((salt) => salt.toString('hex'));
  return { open: { salt: openSalt!, row: open }, closed: { salt: closedSalt!, row: closed } };
}

/** Names a row's content without telling anything of it. */
export const rowEtag = (seal: Seal, row: Row): string => hash('sha256', rowLeaf(seal, row)).slice(0, 32);
