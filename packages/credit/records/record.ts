import { byCode } from '@mingcha/kernel/arrange';
import { sha256Hex } from '@mingcha/store';

/** Whether a record still speaks of its subject. Nothing is erased: what is withdrawn or repaired can still be read. */
export const recordStates = ['in-force', 'withdrawn', 'repaired'] as const;
export type RecordState = (typeof recordStates)[number];

/** What an element of a record says. */
export type RecordValue = string | number | boolean;

/** A fact about one subject, as its authority reported it: one version of it. */
export type CreditRecord = {
  /** From the natural key (authority, number, subject): the same fact reported again is the same record. */
  readonly id: string;
  /** Names the kind, whose elements `values` has. */
  readonly kind: string;
  /** The unified social credit code; the `id` of the subject's row in the object roster. */
  readonly subject: string;
  /** What the subject is called. */
  readonly name: string;
  /** Name of the unit that decided. */
  readonly authority: string;
  /** Its id where it is one of the tenant's departments. */
  readonly department?: string;
  /** 文书号. */
  readonly number: string;
  /** Day of the decision, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly date: string;
  /** Elements of the kind by their field. */
  readonly values: Readonly<Record<string, RecordValue>>;
  readonly state: RecordState;
  /** 1, 2, 3 …; a correction is the next one. */
  readonly version: number;
  /** The day, in Asia/Shanghai, on which the record came first. */
  readonly received: string;
  /** When this version was written, an ISO instant in UTC. */
  readonly at: string;
  /** Who wrote it. */
  readonly by: string;
  /** Why, where it was said. */
  readonly reason?: string;
};

/** All records of one subject, in the order of their ids. */
export type SubjectRecords = { readonly subject: string; readonly records: readonly CreditRecord[] };

/** The record that a natural key names. */
export const recordId = ({
  authority,
  number,
  subject,
}: Pick<CreditRecord, 'authority' | 'number' | 'subject'>) =>
  sha256Hex(JSON.stringify([authority, number, subject])).slice(0, 32);

/** The order in which records are kept: by subject, record and version. */
export const inOrder = (a: CreditRecord, b: CreditRecord): number =>
  byCode(a.subject, b.subject) || byCode(a.id, b.id) || a.version - b.version;
