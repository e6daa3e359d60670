import { createHash } from 'node:crypto';
import { type AwsCredentials, callJson, signer } from './signed.ts';

export type SecretPlace = { arn: string; region: string; urlSuffix: string };

/** 32 bytes from a secret of any text. */
export async function readKey(
  credentials: AwsCredentials,
  { arn, region, urlSuffix }: SecretPlace,
): Promise<Uint8Array> {
  const endpoint = `https://secretsmanager.${region}.${urlSuffix}/`;
  const answer = await callJson(signer(credentials, 'secretsmanager', region), endpoint, {
    target: 'secretsmanager.GetSecretValue',
    version: '1.1',
    input: { SecretId: arn },
  });
  const { SecretString: text } = answer as { SecretString?: string };
  if (!text) throw new Error(`the secret ${arn} is empty`);
  return createHash('sha256').update(text).digest();
}
