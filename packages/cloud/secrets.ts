import { createHash } from 'node:crypto';
import { notifySecrets } from './notifySecrets.ts';
import { RefusedCall } from './persevere.ts';
import { type AwsCredentials, callJson, signer } from './signed.ts';

export type SecretPlace = { arn: string; region: string; urlSuffix: string };

/** 32 bytes from a secret of any text. */
export async function readKey(credentials: AwsCredentials, place: SecretPlace): Promise<Uint8Array> {
  return createHash('sha256')
    .update(await readSecret(credentials, place))
    .digest();
}

/** The text of a secret, by its ARN or its name. Throws where there is none, or it is empty. */
async function readSecret(
  credentials: AwsCredentials,
  { arn, region, urlSuffix }: SecretPlace,
): Promise<string> {
  const endpoint = `https://secretsmanager.${region}.${urlSuffix}/`;
  const answer = await callJson(signer(credentials, 'secretsmanager', region), endpoint, {
    target: 'secretsmanager.GetSecretValue',
    version: '1.1',
    input: { SecretId: arn },
  });
  const { SecretString: text } = answer as { SecretString?: string };
  if (!text) throw new Error(`the secret ${arn} is empty`);
  return text;
}

/** Reads a tenant's secret of a channel by its name; undefined where there is none, or none that may be read. */
export const createSecretOf =
  (credentials: AwsCredentials, place: Omit<SecretPlace, 'arn'>) =>
  async (tenant: string, name: string): Promise<string | undefined> => {
    try {
      return await readSecret(credentials, { ...place, arn: `${notifySecrets}${tenant}/${name}` });
    } catch (error) {
      if (error instanceof RefusedCall) return undefined;
      throw error;
    }
  };
