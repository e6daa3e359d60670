import type { Clock } from '@mingcha/kernel';
import type { RegisterKind } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { Model } from './models/format.ts';
import type { FindRecordKinds } from './models/recordKinds.ts';
import type { SubjectRecords } from './records/record.ts';

/** What evaluations are made of: models, kinds of records, and the records as they stood at an instant. */
export type EvaluationDeps = {
  clock: Clock;
  models: RegisterKind<Model>;
  recordKinds: FindRecordKinds;
  recordsBySubject: (store: TenantStore, cutOff?: string) => AsyncIterable<SubjectRecords>;
  /** Subjects of one page, 1,000 where it is missing. It is part of the format: another number parts the same result differently. */
  pageSize?: number;
};
