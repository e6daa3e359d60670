import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';
import { writePrivate } from './privateFile.ts';
import { readJson } from './readJson.ts';

/** What must stay the same over restarts and be known to nobody else. */
export type Secrets = {
  /** Private keys that sign tokens. */
  signingKeys: JWK[];
  /** 32 bytes that sign cursors. */
  cursorKey: Uint8Array;
  /** 32 bytes that sign addresses of files. */
  fileKey: Uint8Array;
  /** 32 bytes that sign the cookies by which sign-in knows browsers again. */
  deviceKey: Uint8Array;
};

const kept = z.object({
  signingKeys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1),
  cursorKey: z.string(),
  fileKey: z.string(),
  /** Missing in folders of earlier versions. */
  deviceKey: z.string().optional(),
});

/** Reads the secrets, or makes them at the first start, in a file that only its owner may read. */
export async function openSecrets(file: string): Promise<Secrets> {
  const found = await readJson(file, kept);
  const { deviceKey = randomKey(), ...others } = found ?? (await newSecrets());
  const { signingKeys, cursorKey, fileKey } = others;
  if (found?.deviceKey === undefined) await writePrivate(file, JSON.stringify({ ...others, deviceKey }));
  return {
    signingKeys: signingKeys as JWK[],
    cursorKey: Buffer.from(cursorKey, 'base64url'),
    fileKey: Buffer.from(fileKey, 'base64url'),
    deviceKey: Buffer.from(deviceKey, 'base64url'),
  };
}

const randomKey = () => randomBytes(32).toString('base64url');

async function newSecrets(): Promise<z.infer<typeof kept>> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomBytes(8).toString('base64url');
  return {
    signingKeys: [{ ...(await exportJWK(privateKey)), kty: 'EC', kid, alg: 'ES256', use: 'sig' }],
    cursorKey: randomKey(),
    fileKey: randomKey(),
  };
}

/** The public halves, as verifiers of tokens need them. */
export const publicKeys = ({ signingKeys }: Secrets) => ({
  keys: signingKeys.map(({ d: _, ...key }) => key),
});
