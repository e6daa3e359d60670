import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, jobMessage, kept, logger, reportError } from '@mingcha/cloud';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createWorker } from './worker.ts';

const ready = kept(async () => createWorker(await createRuntime()));

export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(injectLambdaContext(logger))
  .handler(async (event) => {
    const worker = await ready();
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await worker.run(jobMessage.parse(JSON.parse(body)));
      } catch (error) {
        reportError(error, { messageId });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  });
