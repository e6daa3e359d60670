import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, kept, logger, reportError, tenantsToLookAt } from '@mingcha/cloud';
import { createClock } from './clock.ts';

const ready = kept(async () => {
  const { quietStore, looks, secretOf, ...deps } = await createRuntime();
  const outbound = { secretOf };
  return createClock({ ...deps, outbound, store: quietStore, fanOut: looks.send, report: reportError });
});

/** Each minute it finds who is due and puts them into a queue; from the queue it looks at some of them side by side. */
export const handler = middy<unknown, void>()
  .use(injectLambdaContext(logger))
  .handler(async (event) => {
    const { tick, lookAtAll } = await ready();
    const tenants = tenantsToLookAt(event);
    await (tenants ? lookAtAll(tenants) : tick());
  });
