import * as z from 'zod';
import { type AwsCredentials, callJson, signer } from './signed.ts';

/** Work for the worker: one job of one tenant. */
export const jobMessage = z
  .object({ tenant: z.string().regex(/^\d{6}$/), jobId: z.string().min(1) })
  .strict();
export type JobMessage = z.infer<typeof jobMessage>;

export type JobQueue = { send(message: JobMessage): Promise<void> };

/** Fair among tenants, so that one with many imports does not keep the others waiting; China's regions do not say they can. */
export const createSqsQueue = (credentials: AwsCredentials, region: string, queueUrl: string): JobQueue => {
  const isFair = !new URL(queueUrl).hostname.endsWith('.cn');
  return {
    async send(message) {
      await callJson(signer(credentials, 'sqs', region), new URL('/', queueUrl).href, {
        target: 'AmazonSQS.SendMessage',
        version: '1.0',
        input: {
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          ...(isFair && { MessageGroupId: message.tenant }),
        },
      });
    },
  };
};
