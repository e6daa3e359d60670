import { canonicalJson } from '@mingcha/kernel/canonical';
import { inclusionProof, leafHash, merkleRoot, verifyInclusion } from '@mingcha/kernel/merkle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../base/bytes.ts';
import { writeObject } from '../files/writeObject.ts';
import { frameRoots, type ObjectRow, objectLeaves } from '../index.ts';
import { hash, inspectorRow, objectRow, plainHash, salt, vector } from './testFrames.ts';

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9A-Z]{18}$/));
const anyRow: fc.Arbitrary<ObjectRow> = fc.record(
  {
    id: anyText,
    region: anyText,
    salt: anyText,
    skills: fc.array(anyText, { maxLength: 3 }),
    stratum: anyText,
    weight: fc.integer({ min: 1, max: 1_000_000 }),
  },
  { requiredKeys: ['id', 'region', 'salt', 'skills', 'stratum'] },
);

describe('writeObject', () => {
  it('writes the canonical JSON of a row, or says that it cannot', () => {
    let written = 0;
    fc.assert(
      fc.property(anyRow, fc.nat(40), (row, at) => {
        const bytes = new Uint8Array(20_000);
        const end = writeObject(row, bytes, new DataView(bytes.buffer), at);
        const text = canonicalJson(row);
        if (end < 0) {
          expect(text).toMatch(/[^ -~]|\\/);
          return;
        }
        written++;
        expect(new TextDecoder().decode(bytes.subarray(at, end))).toBe(text);
      }),
      { numRuns: 500 },
    );
    expect(written).toBeGreaterThan(20);
  });

  it('writes no row that comes too near the end of the bytes', () => {
    const row = objectRow('91620300MA0480841X', { skills: ['fire'], weight: 12 });
    const text = canonicalJson(row);
    for (let size = 0; size < text.length + 40; size++) {
      const bytes = new Uint8Array(size);
      const end = writeObject(row, bytes, new DataView(bytes.buffer), 0);
      if (size < text.length) expect(end).toBe(-1);
      if (size >= text.length + 16) expect(end).toBe(text.length);
      if (end >= 0) expect(new TextDecoder().decode(bytes.subarray(0, end))).toBe(text);
    }
  });
});

describe('frameRoots', () => {
  it('hashes each leaf as the specification says, also where rows are long or not ASCII', () => {
    const objects = Array.from({ length: 1500 }, (_, i) =>
      objectRow(`n${String(i).padStart(5, '0')}${i % 97 === 3 ? '金昌' : ''}`, {
        stratum: i % 500 === 9 ? 'x'.repeat(300_000) : 'A',
        salt: salt(i),
      }),
    );
    const leaves = objectLeaves(objects, hash);
    for (const [i, row] of objects.entries()) {
      const leaf = leafHash(utf8(canonicalJson(row)), plainHash);
      expect(toHex(leaves, i * 32, i * 32 + 32)).toBe(toHex(leaf));
    }
    expect(frameRoots({ objects, inspectors: [], recusals: [] }, hash).objects).toEqual({
      count: 1500,
      root: toHex(merkleRoot(leaves, plainHash)),
    });
  });

  it('has the root of nothing for an empty list', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(frameRoots({ objects: [], inspectors: [], recusals: [] }, hash)).toEqual({
      objects: { count: 0, root: empty },
      inspectors: { count: 0, root: empty },
      recusals: { count: 0, root: empty },
    });
  });

  it.each([
    ['objects', { objects: [objectRow('b'), objectRow('a')] }, 'unsorted'],
    ['objects', { objects: [objectRow('a'), objectRow('a')] }, 'duplicate'],
    ['objects', { objects: [objectRow('\u{20000}'), objectRow('\uff21')] }, 'unsorted'],
    ['inspectors', { inspectors: [inspectorRow('a'), inspectorRow('a')] }, 'duplicate'],
    [
      'recusals',
      {
        recusals: [
          { object: 'a', inspector: 'y', salt: salt(1) },
          { object: 'a', inspector: 'x', salt: salt(2) },
        ],
      },
      'unsorted',
    ],
  ])('refuses %s that are not sorted and unique', (list, given, code) => {
    const frame = { objects: [], inspectors: [], recusals: [], ...given };
    expect(() => frameRoots(frame, hash)).toThrow(expect.objectContaining({ code, path: `/${list}/1` }));
  });

  it('shows one row of a vector to be in its frame without the others', () => {
    const { plan, objects } = vector('witness');
    const leaves = objectLeaves(objects, hash);
    const inclusion = {
      leafHash: leaves.slice(17 * 32, 18 * 32),
      index: 17,
      size: objects.length,
      path: inclusionProof(leaves, 17, hash),
      root: fromHex(plan.objects.root),
    };
    expect(verifyInclusion(inclusion, plainHash)).toBe(true);
    expect(verifyInclusion({ ...inclusion, index: 18 }, plainHash)).toBe(false);
  });
});
