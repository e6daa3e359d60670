import { type Hash, merkleRoot } from '@mingcha/kernel/merkle';
import { sameBytes } from './bytes.ts';
import { FormatError } from './formatError.ts';
import { type Tile, tileBytes, tileIn, tilePath, tileWidth } from './tiles.ts';

/** The bytes of a tile of hashes, wherever they come from. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/** A tree whose hashes stand in tiles; each tile is read once. Nothing that is read is believed before `root` is compared. */
export type TileTree = {
  root(): Promise<Uint8Array>;
  /** The path that shows the leaf under the root (RFC 6962 §2.1.1). Throws RangeError for an index outside. */
  inclusion(index: number): Promise<Uint8Array[]>;
  /** What shows that the tree begins with that of a smaller size (RFC 6962 §2.1.2). Throws RangeError for a larger one. */
  consistency(from: number): Promise<Uint8Array[]>;
  /** The root of the tree of a smaller size. */
  rootAt(size: number): Promise<Uint8Array>;
};

const hashSize = 32;
const tileHeight = 8;

/** The largest power of two below a number above 1. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

export function createTileTree({ size, read, hash }: { size: number; read: ReadTile; hash: Hash }): TileTree {
  const tiles = new Map<string, Promise<Uint8Array>>();

  function tile(level: number, index: number): Promise<Uint8Array> {
    const wanted = tileIn(size, level, index)!;
    const path = tilePath(wanted);
    let bytes = tiles.get(path);
    if (!bytes) {
      bytes = read(wanted).then((found) => {
        if (found.length !== tileBytes(wanted)) throw new FormatError(`${path} has ${found.length} bytes`);
        return found;
      });
      tiles.set(path, bytes);
    }
    return bytes;
  }

  /** The root of the perfect tree over 2^height leaves that is the index-th of its kind. */
  async function node(height: number, index: number): Promise<Uint8Array> {
    const count = 2 ** (height % tileHeight);
    const first = index * count;
    const bytes = await tile(Math.floor(height / tileHeight), Math.floor(first / tileWidth));
    const at = (first % tileWidth) * hashSize;
    return merkleRoot(bytes.slice(at, at + count * hashSize), hash);
  }

  /** The root over the leaves from `start` up to but not including `end`. */
  async function over(start: number, end: number): Promise<Uint8Array> {
    const count = end - start;
    if (count === 0) return merkleRoot([], hash);
    const height = Math.log2(count);
    if (Number.isInteger(height) && 2 ** height === count) return node(height, start / count);
    const split = start + splitOf(count);
    return merkleRoot([await over(start, split), await over(split, end)], hash);
  }

  async function path(index: number, start: number, end: number): Promise<Uint8Array[]> {
    if (end - start === 1) return [];
    const split = start + splitOf(end - start);
    return index < split
      ? [...(await path(index, start, split)), await over(split, end)]
      : [...(await path(index, split, end)), await over(start, split)];
  }

  /** `whole` says that the smaller tree's root over this range is known to who verifies. */
  async function subproof(from: number, start: number, end: number, whole: boolean): Promise<Uint8Array[]> {
    if (from === end) return whole ? [] : [await over(start, end)];
    const split = start + splitOf(end - start);
    return from <= split
      ? [...(await subproof(from, start, split, whole)), await over(split, end)]
      : [...(await subproof(from, split, end, false)), await over(start, split)];
  }

  return {
    root: () => over(0, size),
    async rootAt(smaller) {
      if (smaller < 0 || smaller > size) throw new RangeError(`no tree of ${smaller} in one of ${size}`);
      return over(0, smaller);
    },
    async inclusion(index) {
      if (!Number.isSafeInteger(index) || index < 0 || index >= size)
        throw new RangeError(`there is no leaf ${index} among ${size}`);
      return path(index, 0, size);
    },
    async consistency(from) {
      if (!Number.isSafeInteger(from) || from < 0 || from > size)
        throw new RangeError(`no tree of ${from} in one of ${size}`);
      return from === 0 || from === size ? [] : subproof(from, 0, size, true);
    },
  };
}

export type Consistency = {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
};

/** Whether the larger tree begins with the smaller one (RFC 9162 §2.1.4.2). False for anything ill-formed. */
export function verifyConsistency({ from, to, proof }: Consistency, hash: Hash): boolean {
  if (!Number.isSafeInteger(from.size) || !Number.isSafeInteger(to.size)) return false;
  if (from.size < 0 || from.size > to.size) return false;
  if ([from.root, to.root, ...proof].some(({ length }) => length !== hashSize)) return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0 && sameBytes(from.root, merkleRoot([], hash));
  let node = from.size - 1;
  let last = to.size - 1;
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  const rest = [...proof];
  let old = node === 0 ? from.root : rest.shift();
  let now = old;
  if (!old || !now) return false;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = merkleRoot([sibling, old], hash);
      now = merkleRoot([sibling, now], hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      now = merkleRoot([now, sibling], hash);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(old, from.root) && sameBytes(now, to.root);
}
