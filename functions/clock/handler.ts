import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, kept, logger, reportError } from '@mingcha/cloud';
import { createClock } from './clock.ts';

const ready = kept(async () => createClock({ ...(await createRuntime()), report: reportError }));

export const handler = middy<unknown, void>()
  .use(injectLambdaContext(logger))
  .handler(async () => (await ready()).tick());
