export type { CreditRecord, RecordState, SubjectRecords } from './records/record.ts';
