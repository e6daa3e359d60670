import type { Clock } from '@mingcha/kernel';
import type { RegisterKind } from '@mingcha/register';
import type { Model } from './models/format.ts';
import type { FindRecordKinds } from './models/recordKinds.ts';
import type { SubjectDeps } from './subjects/source.ts';

/** What evaluations are made of: models, kinds of records, the records as they stood at an instant, and what subjects are read from. */
export type EvaluationDeps = SubjectDeps & {
  clock: Clock;
  models: RegisterKind<Model>;
  recordKinds: FindRecordKinds;
  /** Subjects of one page, 1,000 where it is missing. It is part of the format: another number parts the same result differently. */
  pageSize?: number;
};
