import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import { keyId, type NoteTools, type VerifierKey } from './tlog/index.ts';

/** The bytes before an Ed25519 key in its SPKI form (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** The formats' tools on Node: its SHA-256 and its Ed25519. */
export const nodeTools: NoteTools = {
  hash: (data) => hash('sha256', data, 'buffer'),
  verify(key, message, signature) {
    if (key.length !== 32 || signature.length !== 64) return false;
    try {
      const opened = createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' });
      return verify(null, message, opened, signature);
    } catch {
      return false;
    }
  },
};

/** The bytes before an Ed25519 seed in its PKCS #8 form (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key of 32 secret bytes, to sign with and to verify with. */
export function openSeed(seed: Uint8Array, name: string, type: VerifierKey['type']) {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  const key = new Uint8Array(spki.subarray(-32));
  const verifier: VerifierKey = { name, type, key, id: keyId(name, type, key, nodeTools) };
  return { key: verifier, sign: (message: Uint8Array) => new Uint8Array(sign(null, message, secret)) };
}
