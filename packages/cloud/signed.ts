import { AwsClient } from 'aws4fetch';
import { persevere, requireOk } from './persevere.ts';

export type AwsCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** A client that signs requests, for the services of which one call is needed: their SDKs would be a fifth of the bundle. */
export function signer(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  service: string,
  region: string,
) {
  return new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    service,
    region,
    // `persevere` asks again, and knows when to give up.
    retries: 0,
  });
}

/** Calls one operation of a service that speaks JSON, at its root. Throws with the service's answer when it refuses. */
export async function callJson(
  client: AwsClient,
  endpoint: string,
  { target, version, input }: { target: string; version: '1.0' | '1.1'; input: unknown },
): Promise<unknown> {
  const text = await persevere(async (signal) => {
    const response = await client.fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
      body: JSON.stringify(input),
      signal,
    });
    return (await requireOk(response, target)).text();
  });
  return JSON.parse(text || '{}');
}
