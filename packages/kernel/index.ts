export { canonicalJson, sameValue } from './canonical.ts';
export { caseTypeOf } from './casesAsRows.ts';
export {
  addDays,
  endOfMonth,
  isDate,
  shanghaiDate,
  shanghaiTime,
  shanghaiYear,
  spokenDate,
  spokenTime,
  startOfDay,
} from './dates.ts';
export { dateText } from './dateText.ts';
export { decimal } from './decimals.ts';
export { type City, cities, divisionName, provinces } from './divisions.ts';
export {
  type AwaitedDay,
  awaitedDay,
  compareDueDays,
  type DueDay,
  dueText,
  hasCome,
  isKnownDay,
  isOver,
  sameDueDay,
} from './dueDay.ts';
export {
  endingOf,
  endingsOf,
  type FileType,
  fileTypeNames,
  fileTypes,
  mostFileBytes,
  mostFilesAtOnce,
  promisedType,
  usualFileTypes,
} from './fileTypes.ts';
export { type Clock, idPattern, newId, type RandomBytes } from './ids.ts';
export type { LiveSource } from './liveSource.ts';
export * from './merkle.ts';
export { percent } from './percent.ts';
export { type FieldError, Problem, type ProblemInit, problems } from './problem.ts';
export { newReceiptCode, readReceiptCode, shownReceiptCode } from './receiptCode.ts';
export { platformTenant, type TenantCode, tenantCode } from './tenant.ts';
export { checkUscc, usccCheckDigit } from './uscc.ts';
