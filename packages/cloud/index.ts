export { logger, metrics, reportError } from './observe.ts';
export { createRuntime } from './runtime.ts';
export { type JobQueue, jobMessage } from './sqsQueue.ts';
