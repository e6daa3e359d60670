import {
  createRuntime,
  httpHandler,
  issuerTokens,
  readEnvironment,
  reportError,
  sourceOf,
} from '@mingcha/cloud';
import { createApi } from './app.ts';

/** On AWS sign-ins are kept by the issuer; people are entered there, and here with their roles. */
const identities = {
  invite: async () => ({ password: null }),
  update: async () => undefined,
  remove: async () => undefined,
};

export const handler = httpHandler(async () => {
  const [deps, tokens] = await Promise.all([createRuntime(), issuerTokens(readEnvironment())]);
  return createApi({ ...deps, tokens, identities, addressOf: sourceOf, report: reportError });
});
