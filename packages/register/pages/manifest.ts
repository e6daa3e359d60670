import { leafHash, merkleRoot } from '@mingcha/kernel';
import { pageLeaf } from '../proof.ts';
import { sha256 } from './hash.ts';
import { keyBits } from './keys.ts';
import type { PageRef } from './page.ts';

/** The page list of a version, in order of prefix, which is a binary trie over SHA-256(id): no prefix begins another. */
export type Manifest = readonly PageRef[];

/** Versions share most of their pages: what is made of one is kept beside it. */
const leaves = new WeakMap<PageRef, Uint8Array>();

/** The hash of a page's leaf in its version's Merkle tree. */
export function pageLeafHash(page: PageRef): Uint8Array {
  const known = leaves.get(page);
  if (known) return known;
  const made = leafHash(pageLeaf(page), sha256);
  leaves.set(page, made);
  return made;
}

/** The root (hex) that names the whole list: it depends on the rows, and on the register's secret, only. */
export const versionRoot = (manifest: Manifest): string =>
  Buffer.from(merkleRoot(manifest.map(pageLeafHash), sha256)).toString('hex');

export const countOf = (manifest: Manifest): number => manifest.reduce((sum, page) => sum + page.count, 0);

/** The position of the page in whose range a key lies, or -1 where there is none. */
export function pageOfKey(manifest: Manifest, key: string): number {
  const bits = keyBits(key, 256);
  let low = 0;
  let high = manifest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (manifest[middle]!.prefix <= bits) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  return at >= 0 && bits.startsWith(manifest[at]!.prefix) ? at : -1;
}

const fixedBytes = 2 + 4 + 4 + 32 + 32;

const records = new WeakMap<PageRef, Buffer>();

/** About 80 bytes a page: bits of the prefix, count, bytes, hash, rows' root. */
export const encodeManifest = (manifest: Manifest): Buffer => Buffer.concat(manifest.map(recordOf));

function recordOf(page: PageRef): Buffer {
  const known = records.get(page);
  if (known) return known;
  const { prefix, count, bytes, hash, rowsRoot } = page;
  const width = Math.ceil(prefix.length / 8);
  const out = Buffer.allocUnsafe(fixedBytes + width);
  out.writeUInt16BE(prefix.length, 0);
  out.writeUInt32BE(count, 2);
  out.writeUInt32BE(bytes, 6);
  out.write(hash, 10, 'hex');
  out.write(rowsRoot, 42, 'hex');
  const padded = prefix.padEnd(width * 8, '0');
  for (let i = 0; i < width; i++) out[fixedBytes + i] = Number.parseInt(padded.slice(i * 8, i * 8 + 8), 2);
  records.set(page, out);
  return out;
}

export function decodeManifest(data: Uint8Array): PageRef[] {
  const input = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const pages: PageRef[] = [];
  for (let at = 0; at < input.length; ) {
    const depth = input.readUInt16BE(at);
    const end = at + fixedBytes + Math.ceil(depth / 8);
    pages.push({
      prefix: keyBits(input.toString('latin1', at + fixedBytes, end), depth),
      count: input.readUInt32BE(at + 2),
      bytes: input.readUInt32BE(at + 6),
      hash: input.toString('hex', at + 10, at + 42),
      rowsRoot: input.toString('hex', at + 42, at + 74),
    });
    at = end;
  }
  return pages;
}
