import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hash } from './merkle.ts';
import { inclusionProof, leafHash, merkleRoot, verifyInclusion } from './merkle.ts';

const sha256: Hash = (data) => createHash('sha256').update(data).digest();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`row ${i}`), sha256));

/** The definition of RFC 9162 §2.1.1, word for word: MTH split at the largest power of two below n. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [definition(leaves.slice(0, split)), definition(leaves.slice(split))];
  return sha256(Buffer.concat([Uint8Array.of(1), left, right]));
}

const sized = fc
  .integer({ min: 1, max: 260 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }), bit: fc.nat() }),
  );

describe('merkleRoot', () => {
  it('is the hash of no bytes for nothing, and the leaf itself for one leaf', () => {
    expect(hex(merkleRoot([], sha256))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hex(leafHash(new Uint8Array(0), sha256))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(merkleRoot(leavesOf(1), sha256)).toEqual(new Uint8Array(leavesOf(1)[0]!));
  });

  it('agrees with the recursive definition for every size up to 130', () => {
    const leaves = leavesOf(130);
    for (let size = 0; size <= leaves.length; size++) {
      expect(hex(merkleRoot(leaves.slice(0, size), sha256))).toBe(hex(definition(leaves.slice(0, size))));
    }
  });

  it('takes joined leaves and a hash with a batch form, with the same root and without touching the leaves', () => {
    const leaves = leavesOf(3000);
    const packed = new Uint8Array(Buffer.concat(leaves));
    const before = packed.slice();
    let batches = 0;
    const batched: Hash = Object.assign((data: Uint8Array) => sha256(data), {
      many(prefix: Uint8Array, bodies: Uint8Array, ends: Uint32Array, out: Uint8Array) {
        batches++;
        let start = 0;
        ends.forEach((end, i) => {
          out.set(sha256(Buffer.concat([prefix, bodies.subarray(start, end)])), i * 32);
          start = end;
        });
      },
    });
    expect(hex(merkleRoot(packed, batched))).toBe(hex(merkleRoot(leaves, sha256)));
    expect(batches).toBeLessThan(20);
    expect(packed).toEqual(before);
  });

  it('handles 1,000,000 leaves without recursion', () => {
    let calls = 0;
    const cheap: Hash = (data) => {
      calls++;
      return data.slice(1, 33);
    };
    const packed = new Uint8Array(1_000_000 * 32).fill(7, 0, 32);
    expect(merkleRoot(packed, cheap)).toEqual(packed.slice(0, 32));
    expect(calls).toBe(999_999);
  });

  it('refuses leaf hashes that are not 32 bytes', () => {
    expect(() => merkleRoot([new Uint8Array(31)], sha256)).toThrow(RangeError);
    expect(() => merkleRoot(new Uint8Array(33), sha256)).toThrow(RangeError);
  });
});

describe('inclusion', () => {
  const leaves = leavesOf(260);

  it('is shown for every leaf of every size', () => {
    for (let size = 1; size <= 40; size++) {
      const some = leaves.slice(0, size);
      const root = merkleRoot(some, sha256);
      for (let index = 0; index < size; index++) {
        const path = inclusionProof(some, index, sha256);
        expect(verifyInclusion({ leafHash: some[index]!, index, size, path, root }, sha256)).toBe(true);
      }
    }
  });

  it('fails for another leaf, index, size, root or path', () => {
    fc.assert(
      fc.property(sized, ({ size, index, bit }) => {
        const some = leaves.slice(0, size);
        const root = merkleRoot(some, sha256);
        const path = inclusionProof(some, index, sha256);
        const good = { leafHash: some[index]!, index, size, path, root };
        expect(verifyInclusion(good, sha256)).toBe(true);
        const flip = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bit % 32 ? byte ^ 1 : byte));
        expect(verifyInclusion({ ...good, leafHash: flip(good.leafHash) }, sha256)).toBe(false);
        expect(verifyInclusion({ ...good, root: flip(root) }, sha256)).toBe(false);
        expect(verifyInclusion({ ...good, path: [...path, root] }, sha256)).toBe(false);
        if (path.length === 0) return;
        const at = bit % path.length;
        const wrong = path.map((node, i) => (i === at ? flip(node) : node));
        expect(verifyInclusion({ ...good, path: wrong }, sha256)).toBe(false);
        expect(verifyInclusion({ ...good, path: path.slice(1) }, sha256)).toBe(false);
        const other = (index + 1 + (bit % (size - 1))) % size;
        expect(verifyInclusion({ ...good, index: other }, sha256)).toBe(false);
      }),
    );
  });

  it('is false, not an exception, for indexes and lengths that cannot be', () => {
    const root = merkleRoot(leaves.slice(0, 3), sha256);
    const path = inclusionProof(leaves.slice(0, 3), 2, sha256);
    const good = { leafHash: leaves[2]!, index: 2, size: 3, path, root };
    for (const wrong of [
      { index: -1 },
      { index: 3 },
      { index: 1.5 },
      { size: Number.NaN },
      { root: root.slice(1) },
      { leafHash: new Uint8Array(0) },
      { path: [new Uint8Array(31)] },
    ]) {
      expect(verifyInclusion({ ...good, ...wrong }, sha256)).toBe(false);
    }
    expect(() => inclusionProof(leaves, 260, sha256)).toThrow(RangeError);
    expect(() => inclusionProof([], 0, sha256)).toThrow(RangeError);
  });
});
