import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { z } from 'zod';

/** Work for the worker: one job of one tenant. */
export const jobMessage = z
  .object({ tenant: z.string().regex(/^\d{6}$/), jobId: z.string().min(1) })
  .strict();
export type JobMessage = z.infer<typeof jobMessage>;

export type JobQueue = { send(message: JobMessage): Promise<void> };

export const createSqsQueue = (sqs: SQSClient, queueUrl: string): JobQueue => ({
  async send(message) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  },
});
