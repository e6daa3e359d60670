import { canonicalJson, leafHash, merkleRoot } from '@mingcha/kernel';
import { sha256Hex } from '@mingcha/store';
import { sha256 } from './hash.ts';
import { byId } from './keys.ts';
import { rowLeaf, type Seal } from './seal.ts';
import type { Row } from './types.ts';

/** Rows and bytes that one page may hold; the bytes fit an item of the store even if they cannot be compressed. */
export const maxPageRows = 500;
export const maxPageBytes = 360_000;
/** Canonical JSON of one row. */
export const maxRowBytes = 32_000;

/** A page as a version lists it: where it stands in the trie, its name, and what its Merkle tree comes to. */
export type PageRef = {
  /** Bits of SHA-256(id) that all its rows begin with, as 0s and 1s. */
  readonly prefix: string;
  /** SHA-256 (hex) of its bytes, before compression. */
  readonly hash: string;
  /** Merkle root (hex) over its rows' leaves, in order of id. */
  readonly rowsRoot: string;
  readonly count: number;
  readonly bytes: number;
};

/** A row as bytes on its way into a page. */
export type Entry = { readonly key: string; readonly id: string; readonly line: Uint8Array };

export const lineOf = (row: Row): Buffer => Buffer.from(canonicalJson(row));

/** A page's bytes: its rows as canonical JSON, one a line, in order of id. */
export function buildPage(
  seal: Seal,
  prefix: string,
  entries: readonly Entry[],
): { ref: PageRef; bytes: Buffer } {
  const sorted = [...entries].sort(byId);
  const newline = Buffer.from('\n');
  const bytes = Buffer.concat(sorted.flatMap((entry) => [entry.line, newline]));
  const leaves = rowsOfBytes(bytes).map((row) => leafHash(rowLeaf(seal, row), sha256));
  const rowsRoot = Buffer.from(merkleRoot(leaves, sha256)).toString('hex');
  const ref = { prefix, hash: sha256Hex(bytes), rowsRoot, count: sorted.length, bytes: bytes.length };
  return { ref, bytes };
}

/** Inverse of `buildPage`: the rows of a page's bytes. One parse of the whole is twice as fast as one a row. */
export function rowsOfBytes(bytes: Buffer): Row[] {
  const text = bytes.toString('utf8', 0, bytes.length - 1);
  return JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Row[];
}
