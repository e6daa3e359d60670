/** Whether a record still speaks of its subject. Nothing is erased: what is withdrawn or repaired can still be read. */
export type RecordState = 'in-force' | 'withdrawn' | 'repaired';

/** A fact about one subject, as its authority reported it: one version of it. */
export type CreditRecord = {
  /** From the natural key (authority, number, subject): the same fact reported again is the same record. */
  readonly id: string;
  /** Names the kind, whose elements `values` has. */
  readonly kind: string;
  /** The unified social credit code; the `id` of the subject's row in the object roster. */
  readonly subject: string;
  /** Name of the unit that decided. */
  readonly authority: string;
  /** Its id where it is one of the tenant's departments. */
  readonly department?: string;
  /** 文书号. */
  readonly number: string;
  /** Day of the decision, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly date: string;
  /** Elements of the kind by their field. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly state: RecordState;
  /** 1, 2, 3 …; a correction is the next one. */
  readonly version: number;
};

/** All records of one subject, in the order of their ids. */
export type SubjectRecords = { readonly subject: string; readonly records: readonly CreditRecord[] };
