export { creditKinds } from './records/kinds/index.ts';
export { baseColumns, type CreditKind } from './records/kinds/kind.ts';
export { recordsBySubject, recordsMark, recordsOf, recordsSince } from './records/reading/read.ts';
export type { CreditRecord, RecordState, SubjectRecords } from './records/record.ts';
export type { Given } from './records/writing/judge.ts';
export { pushRecords } from './records/writing/push.ts';
