export { allow, allowAny, allowCases, allowPersons, allowStandIns } from './allow.ts';
export { type AuditAction, auditActions } from './audit/actions.ts';
export { type AuditChange, auditChanges, auditText } from './audit/changes.ts';
export { type AuditKind, type AuditObject, auditKinds, auditLink, auditRowId } from './audit/objects.ts';
export { type AuditMember, type AuditWhere, allAudit, readAudit } from './audit/read.ts';
export { type AuditMore, type AuditRecord, audit, auditEntity } from './audit/record.ts';
export { auditSentence, auditSentenceText } from './audit/sentence.ts';
export { bodyBytes } from './bodyBytes.ts';
export { faultyTexts } from './brokenTexts.ts';
export { type AddressOf, createAddressOf } from './clientAddress.ts';
export { etagOf, ifMatch, requireLock, seenVersion } from './concurrency.ts';
export { createRoute } from './createRoute.ts';
export { fileElsewhere, fileNameHeader, fileNameOf, fileResponse } from './files.ts';
export { gzipJson } from './gzipJson.ts';
export { idempotency, inProgress, onceId, type Reread, shownOnce } from './idempotency/index.ts';
export { found, itemResponse, pageResponse } from './items.ts';
export {
  answerList,
  answerListFile,
  answerRowsFile,
  type ListSource,
  listTooLarge,
  mostArranged,
} from './lists/answer.ts';
export { defineList } from './lists/kind.ts';
export { exportRoute, findQuery } from './lists/routes.ts';
export { createOnError, problemResponse, type ReportError } from './onError.ts';
export {
  type Actor,
  actorOf,
  namedFor,
  type Principal,
  peopleOf,
  type Reach,
  standInName,
  theClock,
} from './principal.ts';
export { createBuckets, limitByAddress, type RateLimit, rateLimit } from './rateLimit.ts';
export {
  commonDepts,
  type Depts,
  deptsIn,
  deptsOf,
  includesDept,
  includesDepts,
  reaches,
  unitedDepts,
} from './reach.ts';
export {
  allRights,
  type CaseRight,
  type CaseVerb,
  caseVerbs,
  cutRights,
  hasRight,
  type Right,
  type Rights,
  rightPattern,
  type Scope,
  scopeOf,
  scopes,
  scopesFor,
  unitedRights,
} from './rights.ts';
export { type ApiEnv, type ApiRouter, newPublicRouter, newRouter } from './router.ts';
export {
  actor,
  day,
  dueDay,
  etagResponse,
  instant,
  jsonBody,
  jsonResponse,
  listQuery,
  organisationName,
  pageOf,
  problemResponses,
  rejectBody,
  rightSchema,
  scopeSchema,
} from './schemas.ts';
export { isSecond, type Proposed, requireSecond, secondPerson } from './secondPerson.ts';
export { apiHeaders, securityHeaders } from './securityHeaders.ts';
export { answerFile, fileResponses } from './tableFiles.ts';
export { fieldErrors } from './zodErrors.ts';
