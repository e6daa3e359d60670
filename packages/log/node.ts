import { createPublicKey, hash, verify } from 'node:crypto';
import type { NoteTools } from './tlog/index.ts';

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
