import { leafHash, merkleRoot, verifyInclusion } from '@mingcha/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeTools } from '../node.ts';
import {
  concat,
  createTileTree,
  decodeBundle,
  edgeRoot,
  edgeTiles,
  emptyEdge,
  encodeBundle,
  growEdge,
  hashesAt,
  type Tile,
  tileIn,
  tilePath,
  toHex,
  utf8,
  verifyConsistency,
} from './index.ts';

const { hash } = nodeTools;
const most = 70_100;
const hashes = concat(...Array.from({ length: most }, (_, i) => leafHash(utf8(`entry ${i}`), hash)));
const leaves = (from: number, to: number) => hashes.subarray(from * 32, to * 32);

/** MTH of RFC 6962 §2.1, word for word. */
function definition(from: number, to: number): Uint8Array {
  if (to === from) return hash(new Uint8Array(0));
  if (to - from === 1) return leaves(from, to);
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  return hash(concat(Uint8Array.of(1), definition(from, from + split), definition(from + split, to)));
}

/** A log that grew in these steps, with every tile it has ever written. */
function grown(steps: readonly number[]) {
  const stored = new Map<string, Uint8Array>();
  let edge = emptyEdge;
  for (const size of steps) {
    const more = growEdge(edge, leaves(edge.size, size), hash);
    for (const { bytes, ...tile } of more.tiles) {
      const path = tilePath(tile);
      expect(stored.get(path) ?? bytes).toEqual(bytes);
      stored.set(path, bytes);
    }
    edge = more.edge;
  }
  const read = async (tile: Tile) => stored.get(tilePath(tile)) ?? Promise.reject(new Error(tilePath(tile)));
  return { edge, read, tree: createTileTree({ size: edge.size, read, hash }), stored };
}

const sizes = fc
  .uniqueArray(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 6 })
  .map((steps) => steps.sort((x, y) => x - y));

const flip = (bytes: Uint8Array, at: number) => {
  const out = bytes.slice();
  out[Math.floor(at / 8) % out.length]! ^= 1 << (at % 8);
  return out;
};

describe('a tree in tiles', () => {
  it('has the root of the recursive definition, however it grew', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (steps) => {
        const { edge, tree } = grown(steps);
        const size = steps.at(-1)!;
        const root = toHex(definition(0, size));
        expect(toHex(edgeRoot(edge, hash))).toBe(root);
        expect(toHex(await tree.root())).toBe(root);
        for (const step of steps)
          expect(await tree.rootAt(step)).toEqual(new Uint8Array(definition(0, step)));
      }),
      { numRuns: 25 },
    );
  });

  it('shows every entry and every earlier head, and any changed bit fails', async () => {
    const given = fc.record({ steps: sizes, index: fc.nat(), from: fc.nat(), bit: fc.nat() });
    await fc.assert(
      fc.asyncProperty(given, async ({ steps, bit, ...places }) => {
        const size = steps.at(-1)!;
        const { tree } = grown(steps);
        const root = await tree.root();
        const index = places.index % size;
        const path = await tree.inclusion(index);
        const leaf = leaves(index, index + 1).slice();
        const shown = { leafHash: leaf, index, size, path, root };
        expect(verifyInclusion(shown, hash)).toBe(true);
        expect(verifyInclusion({ ...shown, leafHash: flip(leaf, bit) }, hash)).toBe(false);
        expect(verifyInclusion({ ...shown, root: flip(root, bit) }, hash)).toBe(false);
        if (path.length > 0) {
          const wrong = path.map((one, i) => (i === bit % path.length ? flip(one, bit) : one));
          expect(verifyInclusion({ ...shown, path: wrong }, hash)).toBe(false);
        }
        const earlier = 1 + (places.from % size);
        const from = { size: earlier, root: merkleRoot(leaves(0, earlier), hash) };
        const proof = await tree.consistency(from.size);
        const heads = { from, to: { size, root }, proof };
        expect(verifyConsistency(heads, hash)).toBe(true);
        expect(verifyConsistency({ ...heads, from: { ...from, root: flip(from.root, bit) } }, hash)).toBe(
          false,
        );
        expect(verifyConsistency({ ...heads, to: { size, root: flip(root, bit) } }, hash)).toBe(false);
        expect(verifyConsistency({ ...heads, proof: [...proof, root] }, hash)).toBe(false);
        if (proof.length > 0) {
          const wrong = proof.map((one, i) => (i === bit % proof.length ? flip(one, bit) : one));
          expect(verifyConsistency({ ...heads, proof: wrong }, hash)).toBe(false);
          expect(verifyConsistency({ ...heads, proof: proof.slice(1) }, hash)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of 70,000 entries has the tiles that the specification counts', async () => {
    const { tree, stored, edge } = grown([1, 255, 256, 257, 65_535, 65_536, 70_000]);
    const full = (level: number) =>
      [...stored.keys()].filter((path) => path.startsWith(`tile/${level}/`) && !path.includes('.p/')).length;
    expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
    expect(edgeTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(tileIn(256, 1, 0)).toEqual({ level: 1, index: 0, width: 1 });
    expect(hashesAt(1, 70_000)).toBe(273);
    const root = merkleRoot(leaves(0, 70_000), hash);
    expect(await tree.root()).toEqual(root);
    expect(edgeRoot(edge, hash)).toEqual(root);
    const path = await tree.inclusion(69_999);
    const leaf = leaves(69_999, 70_000);
    expect(verifyInclusion({ leafHash: leaf, index: 69_999, size: 70_000, path, root }, hash)).toBe(true);
  });

  it('refuses tiles of the wrong length and places outside', async () => {
    const { tree, read } = grown([300]);
    await expect(tree.inclusion(300)).rejects.toThrow('no leaf 300');
    await expect(tree.consistency(301)).rejects.toThrow('no tree of 301');
    const cut = createTileTree({ size: 300, hash, read: async (tile) => (await read(tile)).slice(1) });
    await expect(cut.root()).rejects.toThrow('bytes');
  });
});

describe('bundles of entries', () => {
  it('come back as they went in', () => {
    const entry = fc.uint8Array({ maxLength: 700 });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries), entries.length)).toEqual(entries);
      }),
    );
  });

  it('are refused where they end too early or hold another number', () => {
    const bytes = encodeBundle([utf8('one'), utf8('two')]);
    expect(() => decodeBundle(bytes.slice(0, -1), 2)).toThrow('within an entry');
    expect(() => decodeBundle(bytes.slice(0, 6), 2)).toThrow('within a length');
    expect(() => decodeBundle(bytes, 3)).toThrow('2 entries, not 3');
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('65536');
  });
});
