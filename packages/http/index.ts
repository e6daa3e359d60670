export { allow } from './allow.ts';
export { etagOf, ifMatch, requireLock } from './concurrency.ts';
export { idempotency } from './idempotency.ts';
export { createOnError, problemResponse, type ReportError } from './onError.ts';
export { type Actor, actorOf, allRights, type Principal, type Right } from './principal.ts';
export { type RateLimit, rateLimit } from './rateLimit.ts';
export { type ApiEnv, type ApiRouter, newRouter } from './router.ts';
export { jsonAnswer, jsonBody, listQuery, pageOf, problemResponses } from './schemas.ts';
export { fieldErrors } from './zodErrors.ts';
