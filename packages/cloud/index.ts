export { readEnvironment } from './environment.ts';
export { httpHandler } from './httpHandler.ts';
export { issuerTokens } from './issuer.ts';
export { kept } from './kept.ts';
export { tenantsToLookAt } from './lookQueue.ts';
export { logger, reportError } from './observe.ts';
export { createRuntime } from './runtime.ts';
export { createCloudSequencer } from './sequencer.ts';
export { type JobQueue, jobMessage } from './sqsQueue.ts';
