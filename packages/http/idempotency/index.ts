export { inProgress, type Reread } from './answers.ts';
export { idempotency, onceId, shownOnce } from './idempotency.ts';
