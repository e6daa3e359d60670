/** Merkle trees of RFC 9162 section 2.1, over leaf hashes, with whatever hash function is given. */

export type Hash = (data: Uint8Array) => Uint8Array;

const prefixed = (prefix: number, ...parts: Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** H(0x00 || data). */
export const leafHash = (data: Uint8Array, hash: Hash): Uint8Array => hash(prefixed(0, data));

const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash) => hash(prefixed(1, left, right));

/** The root over leaf hashes in order; the hash of nothing for no leaves. Level by level, so that a million are no burden. */
export function merkleRoot(leaves: readonly Uint8Array[], hash: Hash): Uint8Array {
  if (leaves.length === 0) return hash(new Uint8Array());
  let level = leaves;
  while (level.length > 1) level = nextLevel(level, hash);
  return level[0]!;
}

/** Pairs joined, an odd last one carried up: the same tree as splitting at the largest power of two. */
function nextLevel(level: readonly Uint8Array[], hash: Hash): Uint8Array[] {
  const next: Uint8Array[] = [];
  for (let i = 0; i + 1 < level.length; i += 2) next.push(nodeHash(level[i]!, level[i + 1]!, hash));
  if (level.length % 2 === 1) next.push(level[level.length - 1]!);
  return next;
}

/** The audit path of one leaf, from the leaf's sibling up. Throws a RangeError for an index outside. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, hash: Hash): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError('no leaf of that index');
  const path: Uint8Array[] = [];
  let level = leaves;
  for (let at = index; level.length > 1; at >>= 1) {
    const sibling = level[at ^ 1];
    if (sibling) path.push(sibling);
    level = nextLevel(level, hash);
  }
  return path;
}

export type Inclusion = {
  leafHash: Uint8Array;
  index: number;
  size: number;
  path: readonly Uint8Array[];
  root: Uint8Array;
};

/** RFC 9162 section 2.1.3.2. */
export function verifyInclusion({ leafHash: leaf, index, size, path, root }: Inclusion, hash: Hash): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let node = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      node = nodeHash(node, sibling, hash);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && node.length === root.length && node.every((byte, i) => byte === root[i]);
}
