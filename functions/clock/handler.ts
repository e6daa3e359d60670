import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, logger, reportError } from '@mingcha/cloud';
import { createClock } from './clock.ts';

const ready = createRuntime().then((deps) => createClock({ ...deps, report: reportError }));

export const handler = middy<unknown, void>()
  .use(injectLambdaContext(logger))
  .handler(async () => (await ready).tick());
