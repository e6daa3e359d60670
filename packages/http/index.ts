export { allow } from './allow.ts';
export { type AuditRecord, audit, auditEntity } from './audit.ts';
export { etagOf, ifMatch, requireLock } from './concurrency.ts';
export { fileAnswer, fileElsewhere, fileNameOf } from './files.ts';
export { idempotency } from './idempotency.ts';
export { found, itemAnswer, pageAnswer } from './items.ts';
export { createOnError, problemResponse, type ReportError } from './onError.ts';
export { type Actor, actorOf, allRights, type Principal, type Right } from './principal.ts';
export { type RateLimit, rateLimit } from './rateLimit.ts';
export { type ApiEnv, type ApiRouter, newRouter } from './router.ts';
export {
  day,
  etagAnswer,
  instant,
  jsonAnswer,
  jsonBody,
  listQuery,
  pageOf,
  problemResponses,
} from './schemas.ts';
export { apiHeaders, securityHeaders } from './securityHeaders.ts';
export { fieldErrors } from './zodErrors.ts';
