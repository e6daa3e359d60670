import { canonicalJson } from '@mingcha/kernel/canonical';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { commitmentOf, draw, frameRoots, seedOf, selectObjects, ticketOf, verifyProof } from '../index.ts';
import { plainHash, tools, VECTORS, vector } from './testFrames.ts';

const hashes = { 'node:crypto': plainHash, noble: sha256, batches: tools.hash };

describe.each(VECTORS)('the vector %s', (name) => {
  const proof = vector(name);
  const { plan, objects, reveal, result } = proof;

  it.each(Object.entries(hashes))('is recomputed byte for byte with the hash of %s', (_name, hash) => {
    const again = draw(proof, { ...tools, hash });
    expect(again).toEqual(result);
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
    expect(canonicalJson(again)).toBe(canonicalJson(result));
    expect(frameRoots(proof, hash)).toEqual({
      objects: plan.objects,
      inspectors: plan.inspectors,
      recusals: plan.recusals,
    });
  });

  it('is recomputed piece by piece', () => {
    const seed = seedOf(plan, reveal, tools);
    expect(commitmentOf(plan, tools.hash)).toBe(result.commitment);
    expect(seed).toBe(result.seed);
    const { selected, reserves } = selectObjects(plan.strata, objects, seed, tools.hash);
    expect(selected.map(({ id }) => id)).toEqual(result.selected.map(({ id }) => id));
    expect(reserves).toEqual(result.reserves);
    const weights = new Map(objects.map(({ id, weight = 1 }) => [id, weight]));
    for (const { id, ticket } of [...result.selected, ...result.reserves]) {
      expect(ticketOf(seed, id, weights.get(id)!, tools.hash)).toBe(ticket);
    }
  });

  it('is verified, each step in order and in words', () => {
    const steps: string[] = [];
    const verdict = verifyProof(proof, tools, ({ step }) => steps.push(step));
    expect(verdict).toMatchObject({ ok: true });
    expect(steps).toEqual([
      'shape',
      'frame',
      'commitment',
      'seed',
      'tickets',
      'selection',
      'inspectors',
      'reserves',
    ]);
    if (verdict.ok)
      expect(verdict.steps.every(({ title, detail }) => title !== '' && detail !== '')).toBe(true);
  });

  it('does not depend on the order in which the rows are given', () => {
    const backwards = {
      ...proof,
      objects: objects.toReversed(),
      inspectors: proof.inspectors.toReversed(),
      recusals: proof.recusals.toReversed(),
    };
    expect(draw(backwards, tools)).toEqual(result);
  });
});
