export { issuerOrigins, issuerTokens } from './issuer.ts';
export { logger, reportError } from './observe.ts';
export { createRuntime } from './runtime.ts';
export { type JobQueue, jobMessage } from './sqsQueue.ts';
