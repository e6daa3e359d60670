import { commitmentOf as commitmentOfDraw, hashOf } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import type { Plan } from '../api/types.ts';
import { anchorOf, commitmentOf, newNonce, planHolds } from './nonce.ts';

test('a nonce is 32 bytes and never the same twice', () => {
  const nonces = new Set(Array.from({ length: 20 }, newNonce));
  expect(nonces.size).toBe(20);
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{64}$/);
});

test('the sealed commitment is the one of the vector', () => {
  expect(
    commitmentOf('620300-jwjw', '6603ac7a47befb00433b7e37ee6c1b6ec2acc953354d6b58c16798aedc49da42'),
  ).toBe('329dd064ad1e12ec568a50d0e6e28edc0d74394df2f0377eae030e8b7fb40235');
});

test('a plan must hash to its commitment and hold this very party', () => {
  const plan = { seed: { source: 'witness', parties: [{ id: 'a', commitment: '01' }] } } as unknown as Plan;
  const commitment = commitmentOfDraw(plan, sha256);
  expect(planHolds(plan, commitment, 'a', '01')).toBe(true);
  expect(planHolds(plan, commitment, 'a', '02')).toBe(false);
  expect(planHolds(plan, commitment, 'b', '01')).toBe(false);
  expect(planHolds({ ...plan, sequence: 2 }, commitment, 'a', '01')).toBe(false);
});

test('a nonce is tied to the commitment, or to all of a batch with the own one among them', () => {
  const draw = { id: 'd', title: '', number: null, state: 'committed' as const, commitment: '01' };
  expect(anchorOf({ draw })).toBe('01');
  const commitments = ['01', '02'];
  expect(anchorOf({ draw: { ...draw, commitments } })).toBe(hashOf(commitments, sha256));
  expect(() => anchorOf({ draw: { ...draw, commitments: ['02', '03'] } })).toThrow('同批任务');
});
