import { describe, expect, it } from 'vitest';
import { hash, objectRow, planned, tools, vector } from '../first/testFrames.ts';
import {
  DEMO_CHAIN,
  draw,
  materialOf,
  nonceCommitment,
  type Plan,
  publiclyVerifiable,
  seedOf,
  type Tools,
  verifyProof,
} from '../index.ts';
import { DEMO_SECRET_KEY, signBeacon, TEST_SECRET_KEY, testChain } from '../testing.ts';
import { toHex } from './bytes.ts';

const code = (expected: string, path: string) => expect.objectContaining({ code: expected, path });

describe('a drand seed', () => {
  const { plan, reveal, result } = vector('drand');

  it('is the one of the vector', () => {
    expect(seedOf(plan, reveal, tools)).toBe(result.seed);
  });

  it('needs the round of the plan', () => {
    expect(() => seedOf(plan, { ...reveal, round: 657_414 }, tools)).toThrow(
      code('round-mismatch', '/reveal/round'),
    );
  });

  it('needs a good signature', () => {
    const signature = signBeacon(TEST_SECRET_KEY, 657_413);
    expect(() => seedOf(plan, { round: 657_413, signature }, tools)).toThrow(
      code('bad-signature', '/reveal/signature'),
    );
  });

  it('needs somebody who checks the signature', () => {
    expect(() => seedOf(plan, reveal, { hash })).toThrow(code('beacon-check-missing', '/reveal'));
  });

  it('takes the chain of the demo, and says that anybody can compute its rounds beforehand', () => {
    expect(testChain(DEMO_SECRET_KEY)).toEqual(DEMO_CHAIN);
    const seed = { source: 'drand', chain: DEMO_CHAIN.hash, round: 12 } as const;
    const planned12 = planned({ objects: [objectRow('a')] }, { seed });
    const given = { ...planned12, reveal: { round: 12, signature: signBeacon(DEMO_SECRET_KEY, 12) } };
    const verdict = verifyProof({ ...given, result: draw(given, tools) }, tools);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.steps.find(({ step }) => step === 'seed')?.detail).toContain('密钥公开');
  });

  it('takes only chains that are known', () => {
    const chain = testChain();
    const local = planned(
      { objects: [objectRow('a')] },
      { seed: { source: 'drand', chain: chain.hash, round: 12 } },
    );
    const given = { ...local, reveal: { round: 12, signature: signBeacon(TEST_SECRET_KEY, 12) } };
    expect(() => draw(given, tools)).toThrow(code('unknown-chain', '/plan/seed/chain'));
    const trusting: Tools = { ...tools, chains: [chain] };
    const result = draw(given, trusting);
    expect(verifyProof({ ...given, result }, trusting)).toMatchObject({ ok: true });
    expect(verifyProof({ ...given, result }, tools)).toMatchObject({
      ok: false,
      step: 'seed',
      code: 'unknown-chain',
    });
  });
});

describe('a witness seed', () => {
  const { plan, reveal, result } = vector('witness');
  const { nonces } = reveal as { nonces: Record<string, string> };

  it('joins the nonces in order of party id', () => {
    expect(seedOf(plan, reveal, tools)).toBe(result.seed);
    expect(toHex(materialOf(plan, reveal, tools))).toBe(
      nonces['620300-jwjw']! + nonces['620300-notary']! + nonces['620300-scjg']!,
    );
    const turned = Object.fromEntries(Object.entries(nonces).reverse());
    expect(seedOf(plan, { nonces: turned }, tools)).toBe(result.seed);
  });

  it('opens the commitments of the parties', () => {
    if (plan.seed.source !== 'witness') throw new Error('the vector has changed');
    for (const { id, commitment } of plan.seed.parties) {
      expect(nonceCommitment(id, nonces[id]!, hash)).toBe(commitment);
    }
  });

  it('is void with a nonce that does not open, is missing, or is a stranger’s', () => {
    const wrong = { nonces: { ...nonces, '620300-notary': 'ab'.repeat(32) } };
    expect(() => seedOf(plan, wrong, tools)).toThrow(
      code('nonce-does-not-open', '/reveal/nonces/620300-notary'),
    );
    const { '620300-scjg': _left, ...fewer } = nonces;
    expect(() => seedOf(plan, { nonces: fewer }, tools)).toThrow(
      code('nonce-missing', '/reveal/nonces/620300-scjg'),
    );
    expect(() => seedOf(plan, { nonces: { ...nonces, zz: 'ab'.repeat(32) } }, tools)).toThrow(
      code('nonce-unknown', '/reveal/nonces/zz'),
    );
  });

  it('does not open one party’s commitment with another party’s nonce', () => {
    expect(nonceCommitment('a', '00'.repeat(32), hash)).not.toBe(nonceCommitment('b', '00'.repeat(32), hash));
  });
});

describe('a local seed', () => {
  it('is marked as not publicly verifiable by a helper, not in the result', () => {
    expect(publiclyVerifiable(vector('local').plan)).toBe(false);
    expect(publiclyVerifiable(vector('drand').plan)).toBe(true);
    expect(publiclyVerifiable(vector('witness').plan)).toBe(true);
    expect(publiclyVerifiable({ seed: { source: 'drand', chain: DEMO_CHAIN.hash, round: 12 } })).toBe(false);
    expect(Object.keys(vector('local').result)).toEqual(['commitment', 'seed', 'selected', 'reserves']);
  });

  it('depends on every field of the plan', () => {
    const { plan, reveal, result } = vector('local');
    const other: Plan = { ...plan, title: `${plan.title}。` };
    expect(seedOf(other, reveal, tools)).not.toBe(result.seed);
  });

  it('refuses a reveal of another length', () => {
    const { plan } = vector('local');
    expect(() => seedOf(plan, { random: 'ab' }, tools)).toThrow(code('bad-shape', '/reveal/random'));
  });
});
