import { randomBytes } from 'node:crypto';
import type { LogKeys } from '@mingcha/log/keeping';
import { openSeed } from '@mingcha/log/node';
import type { AssumeTenant } from '@mingcha/store';
import * as z from 'zod';
import type { Bucket } from './bucket.ts';
import { callJson, signer } from './signed.ts';

/** Where a log's sealed key lies; written once. */
const sealedKey = 'key/seed';
const seedBytes = 32;

const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const encrypted = z.object({ CiphertextBlob: base64 });
const decrypted = z.object({ Plaintext: base64.refine(({ length }) => length === seedBytes) });

export type KmsPlace = { keyArn: string; region: string; urlSuffix: string };

/**
 * Ed25519 keys of logs, each sealed by KMS in the context of its tenant, with that tenant's session, and kept where it
 * cannot be replaced. A key that another sequencer made at the same moment is taken. What was opened is kept in memory.
 */
export function createKmsLogKeys(
  { keyArn, region, urlSuffix }: KmsPlace,
  locked: Bucket,
  credentialsFor: AssumeTenant,
): LogKeys {
  const opened = new Map<string, Uint8Array>();

  async function ask(tenant: string, operation: 'Encrypt' | 'Decrypt', input: object): Promise<unknown> {
    const client = signer(await credentialsFor(tenant), 'kms', region);
    return callJson(client, `https://kms.${region}.${urlSuffix}/`, {
      target: `TrentService.${operation}`,
      version: '1.1',
      input: { KeyId: keyArn, EncryptionContext: { tenant }, ...input },
    });
  }

  async function seal(tenant: string): Promise<Uint8Array> {
    const Plaintext = randomBytes(seedBytes).toString('base64');
    const { CiphertextBlob } = encrypted.parse(await ask(tenant, 'Encrypt', { Plaintext }));
    await locked.create(tenant, sealedKey, CiphertextBlob);
    // Whoever came first.
    const sealed = await locked.bytes(tenant, sealedKey);
    if (!sealed) throw new Error(`the sealed key of ${tenant} is not there after it was written`);
    return sealed;
  }

  async function seedOf(tenant: string): Promise<Uint8Array> {
    const known = opened.get(tenant);
    if (known) return known;
    const sealed = (await locked.bytes(tenant, sealedKey)) ?? (await seal(tenant));
    const CiphertextBlob = Buffer.from(sealed).toString('base64');
    const { Plaintext: seed } = decrypted.parse(await ask(tenant, 'Decrypt', { CiphertextBlob }));
    opened.set(tenant, seed);
    return seed;
  }

  return { open: async (tenant, origin) => openSeed(await seedOf(tenant), origin, 'note') };
}
