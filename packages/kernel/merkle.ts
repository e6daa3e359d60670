/**
 * A hash function that its user brings, SHA-256 everywhere in Mingcha. `many` is optional: the same function for
 * a lot of short messages at once. Message i is `prefix`, then `bodies` from `ends[i - 1]` (0 for the first) to
 * `ends[i]`; its 32-byte hash goes to `out` at 32·i.
 */
export interface Hash {
  (data: Uint8Array): Uint8Array;
  readonly many?: (prefix: Uint8Array, bodies: Uint8Array, ends: Uint32Array, out: Uint8Array) => void;
  /**
   * The same begun now, to be ended by the function that it returns: only then `out` holds the hashes. The messages may be
   * overwritten at once. For who has other work meanwhile, and does not begin much more than eight before ending the first.
   */
  readonly ahead?: (prefix: Uint8Array, bodies: Uint8Array, ends: Uint32Array, out: Uint8Array) => () => void;
}

/** Leaf hashes, one by one or joined: 32 bytes each. */
export type LeafHashes = readonly Uint8Array[] | Uint8Array;

const SIZE = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
/** Pairs hashed by one call of `many`: enough to forget the cost of the call, small enough for the caches. */
const BATCH = 1024;
const PAIR_ENDS = Uint32Array.from({ length: BATCH }, (_, i) => (i + 1) * 2 * SIZE);

/** Hashes many messages into `out`: by `hash.many` where there is one, else one by one. Shapes as in `Hash`. */
export function hashMany(
  hash: Hash,
  prefix: Uint8Array,
  bodies: Uint8Array,
  ends: Uint32Array,
  out: Uint8Array,
): void {
  if (hash.many) {
    hash.many(prefix, bodies, ends, out);
    return;
  }
  let message = new Uint8Array(prefix.length + 256);
  message.set(prefix);
  let start = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i]!;
    const length = prefix.length + end - start;
    if (length > message.length) {
      message = new Uint8Array(length * 2);
      message.set(prefix);
    }
    for (let k = start, at = prefix.length; k < end; k++, at++) message[at] = bodies[k]!;
    out.set(hash(message.subarray(0, length)), i * SIZE);
    start = end;
  }
}

/** The hash of a leaf's bytes: H(0x00 || bytes), RFC 9162 §2.1.1. */
export function leafHash(bytes: Uint8Array, hash: Hash): Uint8Array {
  return joined(hash, LEAF, bytes);
}

/**
 * The Merkle tree hash over leaf hashes (RFC 9162 §2.1.1); of nothing, the hash of no bytes.
 * Pairing neighbours level by level, a last odd one moving up, is the RFC's split at the largest power of two.
 */
export function merkleRoot(leaves: LeafHashes, hash: Hash): Uint8Array {
  let level = levelOf(leaves);
  if (level.length === 0) return hash(new Uint8Array(0));
  // two buffers in turns: a new one for each level would be as much again
  let [free, next] = [new Uint8Array(half(level.length)), new Uint8Array(half(half(level.length)))];
  while (level.length > SIZE) {
    level = parents(level, hash, free.subarray(0, half(level.length)));
    [free, next] = [next, free];
  }
  return level.slice();
}

/** The path that shows leaf `index` under the root (RFC 9162 §2.1.3.1). Throws RangeError for an index outside. */
export function inclusionProof(leaves: LeafHashes, index: number, hash: Hash): Uint8Array[] {
  return pathIn(merkleLevels(leaves, hash), index);
}

/** All levels of the tree, leaves first, each joined; together twice the bytes of the leaves. For who asks for many paths. */
export function merkleLevels(leaves: LeafHashes, hash: Hash): Uint8Array[] {
  const levels = [levelOf(leaves)];
  for (let level = levels[0]!; level.length > SIZE; levels.push(level))
    level = parents(level, hash, new Uint8Array(half(level.length)));
  return levels;
}

/** The path of leaf `index` in such levels. Throws RangeError for an index outside. */
export function pathIn(levels: readonly Uint8Array[], index: number): Uint8Array[] {
  const count = levels[0]!.length / SIZE;
  if (!Number.isInteger(index) || index < 0 || index >= count)
    throw new RangeError(`there is no leaf ${index} among ${count}`);
  const path: Uint8Array[] = [];
  for (const [height, level] of levels.entries()) {
    const sibling = ((index >>> height) ^ 1) * SIZE;
    if (sibling < level.length) path.push(level.slice(sibling, sibling + SIZE));
  }
  return path;
}

/** What `verifyInclusion` judges: a leaf's hash, its index among `size` leaves, its path, and the root. */
export interface Inclusion {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the path leads from the leaf to the root (RFC 9162 §2.1.3.2). False for anything ill-formed. */
export function verifyInclusion({ leafHash, index, size, path, root }: Inclusion, hash: Hash): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if ([leafHash, root, ...path].some((value) => value.length !== SIZE)) return false;
  let node = index;
  let last = size - 1;
  let reached = leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      reached = joined(hash, NODE, sibling, reached);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      reached = joined(hash, NODE, reached, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && reached.every((byte, i) => byte === root[i]);
}

function levelOf(leaves: LeafHashes): Uint8Array {
  if (leaves instanceof Uint8Array) {
    if (leaves.length % SIZE !== 0) throw new RangeError('joined leaf hashes are 32 bytes each');
    return leaves;
  }
  const level = new Uint8Array(leaves.length * SIZE);
  for (const [i, leaf] of leaves.entries()) {
    if (leaf.length !== SIZE) throw new RangeError(`leaf hash ${i} has ${leaf.length} bytes, not 32`);
    level.set(leaf, i * SIZE);
  }
  return level;
}

/** How many bytes the level above takes. */
const half = (length: number) => Math.ceil(length / SIZE / 2) * SIZE;

/** Hashes a level's pairs into `above`, which is as long as `half` says, and returns it. */
function parents(level: Uint8Array, hash: Hash, above: Uint8Array): Uint8Array {
  const count = level.length / SIZE;
  const pairs = count >>> 1;
  for (let from = 0; from < pairs; from += BATCH) {
    const to = Math.min(pairs, from + BATCH);
    const bodies = level.subarray(from * 2 * SIZE, to * 2 * SIZE);
    hashMany(hash, NODE, bodies, PAIR_ENDS.subarray(0, to - from), above.subarray(from * SIZE, to * SIZE));
  }
  if (count & 1) above.set(level.subarray((count - 1) * SIZE), pairs * SIZE);
  return above;
}

function joined(hash: Hash, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return hash(bytes);
}
