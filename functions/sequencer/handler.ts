import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createCloudSequencer, kept, logger, reportError, tenantsToLookAt } from '@mingcha/cloud';
import { sequenceAll } from './sequencer.ts';

const ready = kept(async () => createCloudSequencer());

/** Each message is a city whose public log has been given entries. */
export const handler = middy<unknown, void>()
  .use(injectLambdaContext(logger))
  .handler(async (event) => {
    await sequenceAll(tenantsToLookAt(event) ?? [], await ready(), reportError);
  });
