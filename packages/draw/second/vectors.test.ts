import { canonicalJson } from '@mingcha/kernel/canonical';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { draw } from '../first/draw.ts';
import { plainHash, tools } from '../first/testFrames.ts';
import { verifyProof } from '../first/verify.ts';
import { VECTORS_2, vector2 } from './testFrames.ts';

const hashes = { 'node:crypto': plainHash, noble: sha256, batches: tools.hash };

describe.each(VECTORS_2)('the vector2 %s', (name) => {
  const proof = vector2(name);

  it.each(Object.entries(hashes))('is recomputed byte for byte with the hash of %s', (_name, hash) => {
    const again = draw(proof, { ...tools, hash });
    expect(again).toEqual(proof.result);
    expect(JSON.stringify(again)).toBe(JSON.stringify(proof.result));
    expect(canonicalJson(again)).toBe(canonicalJson(proof.result));
  });

  it('is verified, each step in order and in words', () => {
    const steps: string[] = [];
    const verdict = verifyProof(proof, tools, ({ step }) => steps.push(step));
    expect(verdict).toMatchObject({ ok: true });
    const all = [
      'shape',
      'commitment',
      'seed',
      'frame',
      'accounting',
      'tickets',
      'selection',
      'inspectors',
      'reserves',
    ];
    expect(steps).toEqual(name.startsWith('witness') ? [...all, 'attestations'] : all);
  });
});
