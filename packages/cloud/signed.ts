import { AwsClient } from 'aws4fetch';

export type AwsCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const retries = 3;

/**
 * A client that signs requests, for the services of which one call is needed: their SDKs would be a fifth of the bundle.
 * Server errors and throttling are tried again a few times.
 */
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
    retries,
  });
}

/** Calls one operation of a service that speaks JSON, at its root. Throws with the service's answer when it refuses. */
export async function callJson(
  client: AwsClient,
  endpoint: string,
  { target, version, input }: { target: string; version: '1.0' | '1.1'; input: unknown },
): Promise<unknown> {
  const answer = await client.fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${target}: ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text || '{}');
}
