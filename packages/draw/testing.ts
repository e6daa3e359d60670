import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { messageOf } from './base/beacon.ts';
import { fromHex, toHex } from './base/bytes.ts';
import type { Chain } from './base/chain.ts';

const { shortSignatures } = bls12_381;

/** The secret key of the chain that `testChain` describes, as hex. It protects nothing. */
export const TEST_SECRET_KEY = '0000000000000000000000000000000000000000000000000000006d696e6763';

/** The secret key of the demo's chain, as hex. It protects nothing: all rounds follow from it. */
export const DEMO_SECRET_KEY = '0000000000000000000000000000000000000000000000000000006d696e6764';

/** The public key of each secret key that was asked for: making one takes a fifth of a second. */
const publicKeys = new Map<string, Uint8Array>();

function publicKeyOf(secretKey: string): Uint8Array {
  const key = publicKeys.get(secretKey) ?? shortSignatures.getPublicKey(fromHex(secretKey)).toBytes();
  publicKeys.set(secretKey, key);
  return key;
}

/** A chain of one's own, for tests and for a local beacon: its rounds are signed by `signBeacon`. */
export function testChain(
  secretKey: string = TEST_SECRET_KEY,
  clock: Pick<Chain, 'genesis' | 'period'> = { genesis: 1_700_000_000, period: 3 },
): Chain {
  const key = publicKeyOf(secretKey);
  return { hash: toHex(sha256(key)), publicKey: toHex(key), ...clock };
}

/** The signature of a round under a secret key, as hex. */
export function signBeacon(secretKey: string, round: number): string {
  return shortSignatures.Signature.toHex(shortSignatures.sign(messageOf(round), fromHex(secretKey)));
}
