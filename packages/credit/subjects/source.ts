import type { CaseTypes } from '@mingcha/casework/reading';
import type { Lists } from '@mingcha/catalogue';
import type { Actor } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { RuleField } from '@mingcha/rules';
import type { Operation, TenantStore } from '@mingcha/store';
import type { Run } from '../recompute/run.ts';
import type { RosterRow } from '../recompute/subjects.ts';
import type { SubjectRecords } from '../records/record.ts';

/** A subject as lists name it. */
export type NamedSubject = { readonly id: string; readonly name?: string | undefined };

/** What subjects are read from, where that is more than a version of a register: the tenant's lists and its cases. */
export type SubjectDeps = {
  lists: Pick<Lists, 'find'>;
  types: Pick<CaseTypes, 'all'>;
  recordsBySubject: (store: TenantStore, cutOff?: string) => AsyncIterable<SubjectRecords>;
};

/** What expressions read of the subjects of a run: the fields there are, and of each subject its values by their names. */
export type ReadSubjects = {
  readonly fields: readonly (readonly [string, RuleField])[];
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** The run as a source sees it. */
export type SourcedRun = Pick<Run, 'roster' | 'on' | 'cutOff'>;

/** Where the subjects of a model come from. */
export type SubjectSource = {
  /** Names the version that is evaluated now; nobody changes it. Throws `register-empty` or `no-roster-of-subject` (409). */
  current(store: TenantStore): Promise<string>;
  /** Subjects of a version; undefined for those that it does not have. */
  named(store: TenantStore, version: string, ids: readonly string[]): Promise<(NamedSubject | undefined)[]>;
  /** What the audit log says of somebody who looks where a subject's points of a month come from. */
  auditLook(clock: Clock, by: Actor, subject: NamedSubject, month: string): Operation[];
} & (
  | {
      /** The subjects of a version in the order of their codes: all that expressions read stands in them. */
      rows(store: TenantStore, version: string): Promise<RosterRow[]>;
    }
  | {
      /** What is read of subjects beside their version. It may change while a run works, so it is read once and kept. */
      read(store: TenantStore, run: SourcedRun, deps: SubjectDeps): Promise<ReadSubjects>;
    }
);
