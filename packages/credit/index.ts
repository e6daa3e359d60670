export { recordsBySubject, recordsOf } from './records/reading/read.ts';
export type { CreditRecord, RecordState, SubjectRecords } from './records/record.ts';
