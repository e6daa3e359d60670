import { sideBySide } from '@mingcha/store';
import * as z from 'zod';
import { type AwsCredentials, callJson, signer } from './signed.ts';

const lookMessage = z.object({ tenant: z.string().regex(/^\d{6}$/) }).strict();
const batch = z.object({ Records: z.array(z.object({ body: z.string() })) });
const answer = z.object({ Failed: z.array(z.object({ Id: z.string() })).default([]) });

/** What SQS takes in one call. */
const batchSize = 10;

/** Hands the tenants that are due to the workers that look at them. Rejects when some were not taken; they stay due. */
export const createLookQueue = (credentials: AwsCredentials, region: string, queueUrl: string) => ({
  async send(tenants: readonly string[]): Promise<void> {
    const client = signer(credentials, 'sqs', region);
    const batches = Array.from({ length: Math.ceil(tenants.length / batchSize) }, (_, i) =>
      tenants.slice(i * batchSize, (i + 1) * batchSize),
    );
    await sideBySide(batches, async (some) => {
      const Entries = some.map((tenant) => ({ Id: tenant, MessageBody: JSON.stringify({ tenant }) }));
      const call = {
        target: 'AmazonSQS.SendMessageBatch',
        version: '1.0',
        input: { QueueUrl: queueUrl, Entries },
      } as const;
      const { Failed } = answer.parse(await callJson(client, new URL('/', queueUrl).href, call));
      if (Failed.length > 0)
        throw new Error(`the queue did not take ${Failed.map(({ Id }) => Id).join(', ')}`);
    });
  },
});

/** The tenants that a batch of messages asks to look at, each once; undefined for an event that is no batch. */
export function tenantsToLookAt(event: unknown): string[] | undefined {
  const { data } = batch.safeParse(event);
  return data && [...new Set(data.Records.map(({ body }) => lookMessage.parse(JSON.parse(body)).tenant))];
}
