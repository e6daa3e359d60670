import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, issuerTokens, logger, reportError } from '@mingcha/cloud';
import { handle } from 'hono/aws-lambda';
import { createApi } from './app.ts';

/** On AWS sign-ins are kept by the issuer; people are entered there, and here with their roles. */
const identities = {
  invite: async () => ({ password: null }),
  update: async () => undefined,
  remove: async () => undefined,
};
const ready = createRuntime().then(async (deps) => {
  const tokens = await issuerTokens(deps.environment);
  return handle(createApi({ ...deps, tokens, identities, report: reportError }));
});

export const handler = middy<Parameters<Awaited<typeof ready>>[0], unknown>()
  .use(injectLambdaContext(logger))
  .handler(async (event, context) => (await ready)(event, context));
