import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { fromHex, join, toHex } from './bytes.ts';

const { Point } = ed25519;
const { Fn } = Point;

const number = (littleEndian: Uint8Array): bigint => BigInt(`0x${toHex(littleEndian.toReversed())}`);

/**
 * Whether an Ed25519 signature over a message is good, strictly: key and R in their one canonical encoding, S below the
 * order, no key of small order, and the equation without the cofactor, so that every verifier says the same. Key and
 * signature are lower-case hex. False, not an exception, for anything ill-formed.
 */
export function verifySignature(key: string, message: Uint8Array, signature: string): boolean {
  try {
    const [keyBytes, bytes] = [fromHex(key), fromHex(signature)];
    // canonical encodings, the range of S and keys of small order; the library's equation has the cofactor
    if (!ed25519.verify(bytes, message, keyBytes, { zip215: false })) return false;
    const r = bytes.subarray(0, 32);
    const k = Fn.create(number(sha512(join(r, keyBytes, message))));
    const expected = Point.BASE.multiplyUnsafe(number(bytes.subarray(32))).subtract(
      Point.fromBytes(keyBytes).multiplyUnsafe(k),
    );
    return toHex(expected.toBytes()) === toHex(r);
  } catch {
    return false;
  }
}

/** The public key of a secret one, both as hex of 32 bytes. */
export const publicKeyOf = (secret: string): string => toHex(ed25519.getPublicKey(fromHex(secret)));

/** The signature of a secret key (hex of 32 bytes) over a message, as hex. */
export const signMessage = (secret: string, message: Uint8Array): string =>
  toHex(ed25519.sign(message, fromHex(secret)));
