import { type Hash, merkleRoot } from '@mingcha/kernel/merkle';
import { concat } from './bytes.ts';
import { hashesAt, type Tile, tileWidth } from './tiles.ts';

const hashSize = 32;

/**
 * The right edge of a tree: what of it must be known to add to it. `levels[l]` are the joined hashes of the partial tile at
 * level l, empty where the last one is full.
 */
export type Edge = { size: number; levels: readonly Uint8Array[] };

export type GrownTile = Tile & { bytes: Uint8Array };

export const emptyEdge: Edge = { size: 0, levels: [] };

/** The root of the tree with this edge (RFC 6962 §2.1). */
export function edgeRoot({ levels }: Edge, hash: Hash): Uint8Array {
  let root: Uint8Array | undefined;
  for (const level of levels)
    for (const peak of peaksOf(level, hash)) root = root ? merkleRoot([peak, root], hash) : peak;
  return root ?? merkleRoot([], hash);
}

/** Roots of the perfect trees that a level's hashes stand for, the last and smallest first. */
function* peaksOf(level: Uint8Array, hash: Hash): Generator<Uint8Array> {
  let end = level.length / hashSize;
  for (let width = 1; end > 0; width *= 2) {
    if (end % (width * 2) === 0) continue;
    yield merkleRoot(level.subarray((end - width) * hashSize, end * hashSize), hash);
    end -= width;
  }
}

/**
 * The tree with more leaves, and every tile that is new: full ones, and the partial ones of its right edge. `leaves` are
 * joined leaf hashes.
 */
export function growEdge(edge: Edge, leaves: Uint8Array, hash: Hash): { edge: Edge; tiles: GrownTile[] } {
  const tiles: GrownTile[] = [];
  const levels: Uint8Array[] = [];
  const size = edge.size + leaves.length / hashSize;
  let added = leaves;
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const before = edge.levels[level] ?? new Uint8Array(0);
    const joined = concat(before, added);
    let index = Math.floor(hashesAt(level, edge.size) / tileWidth);
    const roots: Uint8Array[] = [];
    let at = 0;
    for (const full = tileWidth * hashSize; joined.length - at >= full; at += full) {
      const bytes = joined.slice(at, at + full);
      tiles.push({ level, index: index++, width: tileWidth, bytes });
      roots.push(merkleRoot(bytes, hash));
    }
    const rest = joined.slice(at);
    if (rest.length > 0 && added.length > 0)
      tiles.push({ level, index, width: rest.length / hashSize, bytes: rest });
    levels.push(rest);
    added = concat(...roots);
  }
  return { edge: { size, levels }, tiles };
}
