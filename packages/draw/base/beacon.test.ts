import { describe, expect, it } from 'vitest';
import { plainHash } from '../first/testFrames.ts';
import { signBeacon, TEST_SECRET_KEY, testChain } from '../testing.ts';
import { verifyBeacon } from './beacon.ts';
import { fromHex, toHex } from './bytes.ts';
import { QUICKNET, roundAt, roundTime } from './chain.ts';

const REAL = {
  round: 1000,
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};

describe('verifyBeacon', () => {
  it('takes round 1000 of quicknet, whose randomness is the hash of its signature', () => {
    expect(verifyBeacon(QUICKNET, REAL)).toBe(true);
    expect(toHex(plainHash(fromHex(REAL.signature)))).toBe(
      'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
    );
  });

  it('refuses another round, another chain and another signature', () => {
    expect(verifyBeacon(QUICKNET, { ...REAL, round: 1001 })).toBe(false);
    expect(verifyBeacon(testChain(), REAL)).toBe(false);
    expect(verifyBeacon(QUICKNET, { round: 1000, signature: signBeacon(TEST_SECRET_KEY, 1000) })).toBe(false);
  });

  it.each([
    ['no hex', 'signature'],
    ['nothing', ''],
    ['too short', REAL.signature.slice(2)],
    ['too long', `${REAL.signature}00`],
    ['the point at infinity', `c0${'00'.repeat(47)}`],
    ['the other sign', `94${REAL.signature.slice(2)}`],
    ['no point of the curve', `80${'00'.repeat(46)}04`],
    ['capital hex, another text for the same point', REAL.signature.toUpperCase()],
  ])('refuses %s without an exception', (_name, signature) => {
    expect(verifyBeacon(QUICKNET, { round: 1000, signature })).toBe(false);
  });

  it('refuses the signatures that a key of no group would make good', () => {
    const infinity = `c0${'00'.repeat(95)}`;
    const chain = { ...QUICKNET, publicKey: infinity };
    expect(verifyBeacon(chain, { round: 1000, signature: `c0${'00'.repeat(47)}` })).toBe(false);
  });

  it('takes what a local chain signs, each chain by its own key', () => {
    const other = '11'.repeat(32);
    const beacon = { round: 77, signature: signBeacon(TEST_SECRET_KEY, 77) };
    expect(verifyBeacon(testChain(), beacon)).toBe(true);
    expect(verifyBeacon(testChain(other), beacon)).toBe(false);
    expect(testChain(other).hash).not.toBe(testChain().hash);
  });
});

describe('rounds', () => {
  it('are due one period after the other from the genesis on', () => {
    expect(roundTime(QUICKNET, 1)).toBe(1_692_803_367_000);
    expect(roundTime(QUICKNET, 1000)).toBe(1_692_803_367_000 + 999 * 3000);
  });

  it('are found by time: the last one due', () => {
    const due = roundTime(QUICKNET, 5_000_000);
    expect(roundAt(QUICKNET, due)).toBe(5_000_000);
    expect(roundAt(QUICKNET, due - 1)).toBe(4_999_999);
    expect(roundAt(QUICKNET, due + 2999)).toBe(5_000_000);
  });

  it('were none before the genesis', () => {
    expect(() => roundAt(QUICKNET, roundTime(QUICKNET, 1) - 1)).toThrow(RangeError);
    expect(() => roundAt(QUICKNET, Number.NaN)).toThrow(RangeError);
  });
});
