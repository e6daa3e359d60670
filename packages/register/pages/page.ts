import { transcode } from 'node:buffer';
import { canonicalJson, merkleRoot } from '@mingcha/kernel';
import { sha256Hex } from '@mingcha/store';
import type { Row } from '../types.ts';
import type { Entry } from './entry.ts';
import { sha256 } from './hash.ts';
import { byId } from './keys.ts';

/** Rows and bytes that one page may hold; the bytes fit an item of the store even if they cannot be compressed. */
const maxPageRows = 500;
const maxPageBytes = 360_000;
/** Of a leaf. */
export const hashBytes = 32;
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

export const fitsPage = (rows: number, bytes: number): boolean =>
  rows <= maxPageRows && bytes <= maxPageBytes;

/** What rows come to as a page's bytes. */
export const bytesOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, entry) => sum + entry.size + 1, 0);

const newline = Buffer.from('\n');

/** A page's bytes (its rows as canonical JSON, one a line, in order of id) and the leaf hashes of its rows, joined. */
export type SealedPage = { readonly bytes: Buffer; readonly leaves: Buffer };

export type BuiltPage = SealedPage & { readonly ref: PageRef };

/** A page of these rows, in any order. */
export function buildPage(prefix: string, entries: readonly Entry[]): BuiltPage {
  const sorted = [...entries].sort(byId);
  return pageOf(prefix, {
    bytes: Buffer.concat(sorted.flatMap((entry) => [entry.line, newline])),
    leaves: Buffer.from(sorted.map((entry) => entry.leaf).join(''), 'latin1'),
  });
}

/** A page with its name and root. */
export function pageOf(prefix: string, { bytes, leaves }: SealedPage): BuiltPage {
  const rowsRoot = Buffer.from(merkleRoot(leaves, sha256)).toString('hex');
  const count = leaves.length / hashBytes;
  return { ref: { prefix, hash: sha256Hex(bytes), rowsRoot, count, bytes: bytes.length }, bytes, leaves };
}

/** The bytes of a page whose rows are at hand. */
export function bytesOfRows({ hash }: PageRef, rows: readonly Row[]): Buffer {
  // Rows that were parsed keep the order of their fields, unless these are named by numbers.
  const likely = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  if (sha256Hex(likely) === hash) return likely;
  return Buffer.from(rows.map((row) => `${canonicalJson(row)}\n`).join(''));
}

const [newlineByte, commaByte, openByte, closeByte] = Buffer.from('\n,[]') as unknown as [
  number,
  number,
  number,
  number,
];

/**
 * Inverse of `buildPage`: the rows of a page's bytes. Parsed as one array, by way of UTF-16, which takes half as long as
 * a line at a time.
 */
export function rowsOfBytes(bytes: Buffer): Row[] {
  const array = Buffer.allocUnsafe(bytes.length + 1);
  array[0] = openByte;
  bytes.copy(array, 1);
  for (let at = array.indexOf(newlineByte, 1); at >= 0; at = array.indexOf(newlineByte, at))
    array[at] = commaByte;
  array[bytes.length] = closeByte;
  return JSON.parse(transcode(array, 'utf8', 'utf16le').toString('utf16le')) as Row[];
}

/** The row of this id among rows in order of id. */
export function findById<R extends Row>(rows: readonly R[], id: string): R | undefined {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle]!;
    if (row.id === id) return row;
    if (row.id < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
