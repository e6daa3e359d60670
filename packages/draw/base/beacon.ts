import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex } from './bytes.ts';
import type { Beacon, Chain } from './chain.ts';

const { shortSignatures } = bls12_381;
const SUITE = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/** The point on G1 that a round's signature signs: SHA-256 of the round as 8 big-endian bytes, hashed to the curve. */
export function messageOf(round: number): ReturnType<typeof shortSignatures.hash> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return shortSignatures.hash(sha256(bytes), SUITE);
}

/**
 * Whether the chain's group signed this round (BLS12-381, signatures on G1, RFC 9380). False, not an exception, for
 * anything ill-formed. A signature that is not in its one canonical form is refused too: the seed hashes its bytes.
 */
export function verifyBeacon(chain: Chain, beacon: Beacon): boolean {
  try {
    const point = shortSignatures.Signature.fromHex(beacon.signature);
    if (shortSignatures.Signature.toHex(point) !== beacon.signature) return false;
    return shortSignatures.verify(point, messageOf(beacon.round), fromHex(chain.publicKey));
  } catch {
    return false;
  }
}
