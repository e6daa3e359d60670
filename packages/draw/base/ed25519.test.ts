import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { fromHex, join, toHex, utf8 } from './bytes.ts';
import { verifySignature } from './ed25519.ts';

const { Point } = ed25519;
const { Fn } = Point;
const message = utf8('mingcha-draw/2/outcome\n620300\n01J2');
const secret = fromHex('11'.repeat(32));
const key = ed25519.getPublicKey(secret);
const good = ed25519.sign(message, secret);
/** A point of order 8. */
const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');

const number = (bytes: Uint8Array) => BigInt(`0x${toHex(bytes.toReversed())}`);
const littleEndian = (value: bigint) => fromHex(value.toString(16).padStart(64, '0')).toReversed();
const challenge = (r: Uint8Array, a: Uint8Array) => Fn.create(number(sha512(join(r, a, message))));
const verify = (a: Uint8Array, signature: Uint8Array) => verifySignature(toHex(a), message, toHex(signature));
/** By the rules that blockchains agreed on, which take more than ours. */
const lax = (a: Uint8Array, signature: Uint8Array) => ed25519.verify(signature, message, a);

it('takes the signature of RFC 8032, and of no other message or key', () => {
  const rfc =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  const own = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  expect(verifySignature(own, new Uint8Array(0), rfc)).toBe(true);
  expect(verifySignature(own, Uint8Array.of(0), rfc)).toBe(false);
  expect(verify(key, good)).toBe(true);
  expect(verify(ed25519.getPublicKey(fromHex('12'.repeat(32))), good)).toBe(false);
});

it('refuses an S that is as good but larger by the order', () => {
  const s = number(good.subarray(32)) + Fn.ORDER;
  expect(verify(key, join(good.subarray(0, 32), littleEndian(s)))).toBe(false);
});

it('refuses a signature that is good only times the cofactor', () => {
  const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
  const r = Point.BASE.multiply(7n).add(torsion).toBytes();
  const forged = join(r, littleEndian(Fn.create(7n + challenge(r, key) * scalar)));
  expect(lax(key, forged)).toBe(true);
  expect(ed25519.verify(forged, message, key, { zip215: false })).toBe(true);
  expect(verify(key, forged)).toBe(false);
});

it('refuses keys of small order, under which one signature is good for many messages', () => {
  for (let i = 0n; i < 8n; i++) {
    const small = (i === 0n ? Point.ZERO : torsion.multiplyUnsafe(i)).toBytes();
    const forged = join(Point.ZERO.toBytes(), new Uint8Array(32));
    expect(lax(small, forged)).toBe(true);
    expect(verify(small, forged)).toBe(false);
  }
});

it('refuses an R and a key that are not in their one encoding', () => {
  const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
  const [prime, sign] = [Point.Fp.ORDER, 1n << 255n];
  // the neutral point with y + p, and with a sign that it does not have
  for (const other of [prime + 1n, sign + 1n, sign + prime + 1n]) {
    const r = littleEndian(other);
    const forged = join(r, littleEndian(Fn.create(challenge(r, key) * scalar)));
    expect(lax(key, forged)).toBe(true);
    expect(verify(key, forged)).toBe(false);
    expect(verify(r, join(Point.ZERO.toBytes(), new Uint8Array(32)))).toBe(false);
  }
});

it.each([
  ['nothing', '', ''],
  ['a key that is no point', '02'.padEnd(64, '0'), toHex(good)],
  ['a signature too short', toHex(key), toHex(good).slice(2)],
  ['no hex', 'zz'.repeat(32), 'zz'.repeat(64)],
])('says no to %s, without an error', (_name, ownKey, signature) => {
  expect(verifySignature(ownKey, message, signature)).toBe(false);
});
