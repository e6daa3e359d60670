import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { keyId, type LogKeys, nodeTools, type VerifierKey } from '@mingcha/log/keeping';
import { serially } from '@mingcha/store';
import * as z from 'zod';
import { writePrivate } from './privateFile.ts';
import { readJson } from './readJson.ts';

const kept = z.record(z.string().regex(/^\d{6}$/), z.string());
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

/** The keys of logs in a file that only its owner may read: for demonstrations, since who runs the machine has them. */
export function createFileLogKeys(file: string): LogKeys {
  return {
    open: (tenant, origin) =>
      serially(`log keys ${file}`, async () => {
        const keys = (await readJson(file, kept)) ?? {};
        const seed = keys[tenant] ?? randomBytes(32).toString('base64');
        if (keys[tenant] === undefined) await writePrivate(file, JSON.stringify({ ...keys, [tenant]: seed }));
        return openSeed(Buffer.from(seed, 'base64'), origin, 'note');
      }),
  };
}
