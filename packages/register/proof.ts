import { canonicalJson, type Hash, leafHash, verifyInclusion as verifyPath } from '@mingcha/kernel';
import type { VersionRef } from './types.ts';

/** One part of a row with its salt (32 hex digits). */
export type SealedPart = { salt: string; row: Record<string, unknown> };

/** Where a leaf stands in a Merkle tree (RFC 9162), with the hashes (hex) from its neighbour up. */
export type MerklePlace = { index: number; size: number; path: string[] };

/**
 * Shows that one row is in a version, without any other row. `closed` is the hash (hex) of the personal and internal
 * fields, or those fields with their salt for callers who may see them.
 */
export type InclusionProof = {
  version: VersionRef;
  open: SealedPart;
  closed: SealedPart | string;
  /** The row's place in its page, and the root (hex) of that page's rows. */
  page: { prefix: string; rowsRoot: string } & MerklePlace;
  /** The page's place in the list. */
  list: MerklePlace;
};

const utf8 = new TextEncoder();

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fromHex(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('not lower-case hex');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const bits = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');

/** What a page puts into the version's Merkle tree. Not its name, which would let a page of few rows be guessed. */
export const pageLeaf = ({
  prefix,
  rowsRoot,
  count,
}: {
  prefix: string;
  rowsRoot: string;
  count: number;
}): Uint8Array => utf8.encode(canonicalJson({ prefix, rowsRoot, count }));

/** H(salt ‖ canonical JSON of the part) in hex, the salt as its digits; half of a row's leaf. */
export const partHash = ({ salt, row }: SealedPart, hash: Hash): string =>
  toHex(hash(utf8.encode(salt + canonicalJson(row))));

/**
 * Whether a proof shows that `open.row` (and the closed part, if given) is in the list with the root `version.root`.
 * Pure: runs in a browser with any SHA-256. False for anything ill-formed.
 */
export function verifyInclusion(proof: InclusionProof, hash: Hash): boolean {
  try {
    const { version, open, closed, page, list } = proof;
    const closedHash = typeof closed === 'string' ? closed : partHash(closed, hash);
    const leaf = utf8.encode(partHash(open, hash) + closedHash);
    const ownRange = bits(hash(utf8.encode(String(open.row.id)))).startsWith(page.prefix);
    const inPage = leads(leaf, page, page.rowsRoot, hash);
    const inList = leads(pageLeaf({ ...page, count: page.size }), list, version.root, hash);
    return leaf.length === 128 && ownRange && inPage && inList;
  } catch {
    return false;
  }
}

const leads = (leaf: Uint8Array, { index, size, path }: MerklePlace, root: string, hash: Hash): boolean =>
  verifyPath(
    { leafHash: leafHash(leaf, hash), index, size, path: path.map(fromHex), root: fromHex(root) },
    hash,
  );
