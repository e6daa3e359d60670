import type { Actor } from '@mingcha/http';
import { byCode } from '@mingcha/kernel/arrange';
import { defineEntity, queryAll, type TenantStore } from '@mingcha/store';
import type { RiskClass } from '../models/format.ts';
import type { Standing } from '../recompute/run.ts';

/** A class that people have changed: one row, which stays when it is over. */
export type ManualChange = {
  subject: string;
  /** Id and number of the case that decided it. */
  case: string;
  number?: string;
  /** What the roster said before. */
  from: Standing;
  to: RiskClass;
  reason: string;
  /** Whoever asked for it, and those who agreed, none of whom asked. */
  asked: Actor;
  agreed: readonly Actor[];
  /** ISO instant since which it is in force. */
  at: string;
  /** `YYYY-MM-DD`, the last day on which it is. */
  until: string;
  /** ISO instant at which it ended, by its day or before. */
  endedAt?: string;
};

export const manualChangeEntity = defineEntity<ManualChange>()({
  name: 'CLASSCHANGE',
  key: (of: Pick<ManualChange, 'subject' | 'case'>) => ({ partition: [of.subject], sort: [of.case] }),
});

/** That the class of a subject is a changed one: of each subject one at the most. */
export type ChangedClass = { subject: string; case: string; to: RiskClass; until: string };

export const changedClassEntity = defineEntity<ChangedClass>()({
  name: 'CHANGEDCLASS',
  key: (of: Pick<ChangedClass, 'subject'>) => ({ partition: [], sort: [of.subject] }),
});

/** That the class of a subject is to be brought into the roster; `version` once it is there and is to be published. */
export type ClassOut = {
  at: string;
  subject: string;
  case: string;
  by: Actor;
  reason: string;
  tries: number;
  version?: string;
};

export const classOutEntity = defineEntity<ClassOut>()({
  name: 'CLASSCHANGEOUT',
  key: (of: Pick<ClassOut, 'at' | 'case'>) => ({ partition: [], sort: [of.at, of.case] }),
  due: ({ at }) => at,
});

/** The classes that people have set and that hold on a day (`YYYY-MM-DD`), by the codes of their subjects. */
export async function changedClasses(
  store: TenantStore,
  today: string,
): Promise<ReadonlyMap<string, RiskClass>> {
  const all = await queryAll(store, changedClassEntity, []);
  return new Map(all.flatMap(({ subject, to, until }) => (until < today ? [] : [[subject, to]])));
}

/** All changes of a subject, the newest first. */
export async function changesOf(store: TenantStore, subject: string): Promise<ManualChange[]> {
  const found = await queryAll(store, manualChangeEntity, [subject]);
  return found.map(({ lock: _, ...change }): ManualChange => change).sort((a, b) => byCode(b.at, a.at));
}
