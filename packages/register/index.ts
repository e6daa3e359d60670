export { IssueList } from './import/issues.ts';
export { isHeld, isStuck, nextLook, resumeAt } from './jobs/hold.ts';
export type { Intake } from './jobs/intake.ts';
export { type ImportQueue, nextResume, resumeStuck } from './jobs/resumeStuck.ts';
export { type JobDeps, runJob } from './jobs/runJob.ts';
export {
  type Column,
  type ColumnType,
  type ColumnValue,
  defineKind,
  type Finding,
  type Preparation,
  type RegisterKind,
  type RetiredColumn,
} from './kind.ts';
export { createFirst, createMarks, type Question, type Segment } from './listing/first.ts';
export { type Filter, marker } from './listing/mark.ts';
export { codesPart, indexOfPage, orderPart, PageIndex, type PartOf, textPart } from './listing/pageIndex.ts';
export { openListRoutes } from './open/openRoutes.ts';
export { type Cache, createCache, sharedCache } from './pages/cache.ts';
export { type InclusionProof, verifyInclusion } from './proof.ts';
export { registerSources } from './reading/sources.ts';
export {
  type Suspension,
  suspendedNow,
  suspendedSince,
  suspensionEntity,
  suspensionsIn,
} from './reading/suspensions.ts';
export { versionsAfter } from './reading/versionsAfter.ts';
export { openRegister, type RegisterOptions } from './register.ts';
export { takeBody } from './routes/body.ts';
export type { RegisterRouteDeps } from './routes/deps.ts';
export { jobRoutes } from './routes/jobRoutes.ts';
export { registerRoutes } from './routes/routes.ts';
export { createRunner } from './routes/running.ts';
export { directBytes, importResponses } from './routes/schemas.ts';
export { auditedRow, rowChanges } from './rows/audited.ts';
export { maskRow, maskValue } from './rows/mask.ts';
export { type Prepared, prepareKind } from './rows/prepare.ts';
export { createRowFinder } from './rows/rowFinder.ts';
export type {
  ChangeCounts,
  ChangeInput,
  ChangeResult,
  DiffSummary,
  DraftView,
  EditInput,
  Heads,
  HistoryEntry,
  ListInput,
  ListPage,
  Register,
  Row,
  RowChange,
  RowOp,
  Source,
  Version,
  VersionRef,
} from './types.ts';
export { createPause } from './writing/pause.ts';
