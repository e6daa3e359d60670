import { createHash } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** 32 bytes from a secret, whatever its text is. */
export async function readKey(secrets: SecretsManagerClient, arn: string): Promise<Uint8Array> {
  const { SecretString: text } = await secrets.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!text) throw new Error(`the secret ${arn} is empty`);
  return createHash('sha256').update(text).digest();
}
