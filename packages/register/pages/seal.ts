import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from '@mingcha/kernel';
import type { SealedPart } from '../proof.ts';
import type { Row } from '../types.ts';
import { type Entry, packEntry } from './entry.ts';
import { rowKey } from './keys.ts';

/**
 * What turns rows into leaves that reveal nothing. A leaf is H(salt ‖ open part) ‖ H(other salt ‖ closed part), where the
 * closed part holds the personal and internal fields, so that a row can be shown to be in the list without them.
 */
export type Seal = { secret: Uint8Array; closed: ReadonlySet<string> };

/** The row of an entry. */
export const rowOf = <R extends Row>({ line }: Entry): R => JSON.parse(line.toString()) as R;

/** The salts of a row's two parts, 32 hex digits each. */
export function saltsOf({ secret }: Seal, id: string): [open: string, closed: string] {
  const salt = createHmac('sha256', secret).update(id).digest('hex');
  return [salt.slice(0, 32), salt.slice(32)];
}

/** As `canonicalJson`, which refuses half a surrogate pair: here looked for only where JSON writes an escape for it. */
function text(value: unknown): string {
  if (typeof value !== 'string') return canonicalJson(value);
  const json = JSON.stringify(value);
  return json.includes('\\ud') ? canonicalJson(value) : json;
}

/** Makes a row's bytes and its leaf in one pass over its fields; 200,000 rows go through here at a time. */
export function sealRow(seal: Seal, row: Row): Entry {
  const fields = row as unknown as Record<string, unknown>;
  let all = '';
  let open = '';
  let closed = '';
  for (const field of Object.keys(fields).sort()) {
    const piece = `${JSON.stringify(field)}:${text(fields[field])}`;
    all += all ? `,${piece}` : piece;
    if (seal.closed.has(field)) closed += closed ? `,${piece}` : piece;
    else open += open ? `,${piece}` : piece;
  }
  const [openSalt, closedSalt] = saltsOf(seal, row.id);
  const openHash = hash('sha256', `${openSalt}{${open}}`);
  const closedHash = hash('sha256', `${closedSalt}{${closed}}`);
  return packEntry(row.id, {
    key: rowKey(row.id),
    leaf: leafOf(openHash, closedHash),
    line: `{${all}}`,
  });
}

/** A row's leaf hash, of the hashes (hex) of its two parts: 32 bytes, one character (0–255) each. */
export const leafOf = (openHash: string, closedHash: string): string =>
  hash('sha256', `\0${openHash}${closedHash}`, 'binary');

/** Both parts of a row with the salts that open its leaf. */
export function openRow(seal: Seal, row: Row): { open: SealedPart; closed: SealedPart } {
  const [openSalt, closedSalt] = saltsOf(seal, row.id);
  const open: SealedPart = { salt: openSalt, row: {} };
  const closed: SealedPart = { salt: closedSalt, row: {} };
  for (const [field, value] of Object.entries(row)) {
    (seal.closed.has(field) ? closed : open).row[field] = value;
  }
  return { open, closed };
}

/** Names a row's content without revealing anything of it. */
export const rowEtag = (seal: Seal, row: Row): string => hash('sha256', sealRow(seal, row).leaf).slice(0, 32);
