import type { Course } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { idPattern, problems } from '@mingcha/kernel';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';

import type { Level } from '../rating/rating.ts';
import type { Warning } from './warning.ts';

/** Rows that fields name, as they were when they were named: by register and id, the columns that the definition reads. */
export type PinnedRows = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** The case that opened this one. */
export type Parent = {
  type: string;
  id: string;
  /** Its id in the parent's record. */
  child: string;
  /** The parent's clocks that count it: always, or while a condition over its fields holds. */
  counted: Readonly<Record<string, string | true>>;
};

/** Where a case stands in a list, and the hash of what is written there. */
export type KeptPointer = { place: readonly string[]; order: string; hash?: string };

/** A case as it is stored, with no due day in it. Plain JSON. */
export type Case = {
  id: string;
  /** Name of its case type. */
  type: string;
  /** Hash of the resolved definition that it is pinned to. */
  def: string;
  number?: string;
  openedAt: string;
  openedBy: Actor & { dept?: string };
  parent?: Parent;
  /** Of one that was opened from outside: what was said of personal data before, and when it was agreed to. */
  consent?: { at: string; notice: string };
  /** How its party has rated it, from 1 to 5; what they wrote with it stands in its history. */
  rating?: { level: Level; at: string; inside?: true };
  /** When it came into the state in which it is. */
  stateSince: string;
  /** When it left the lists, by its retention. */
  archivedAt?: string;
  /** When it lost its personal data, by its retention, and which fields had some. */
  erased?: { at: string; fields: readonly string[] };
  course: Course;
  rows: PinnedRows;
  /** Ids of the cases of the same type that were merged into it. */
  merged?: readonly string[];
  /** When it heard that the case that it was merged into has ended. */
  mainEndedAt?: string;
  links: readonly { link: string; to: string }[];
  /** How many events it has; the next one's number is this plus one. */
  events: number;
  /** Names of those who proposed or approved what is pending, by id. */
  names: Readonly<Record<string, string>>;
  /** What follows from it elsewhere, as it was written with it. */
  kept: {
    /** The instant at which the clock has to look at it. */
    alarm?: string;
    pointers: readonly KeptPointer[];
    /** The warnings of its limits: those to come, and the last that have come. */
    warnings?: readonly Warning[];
    uniques: readonly { rule: string; values: string }[];
    papers: number;
  };
};

export const caseEntity = defineEntity<Case>()({
  name: 'CASE',
  key: (of: { id: string }) => ({ partition: [of.id], sort: ['case'] }),
});

/** A case of a type by its id, whatever text that is; undefined where the tenant has none. */
export async function findCase(
  store: TenantStore,
  type: string,
  id: string,
): Promise<Stored<Case> | undefined> {
  const found = idPattern.test(id) ? await store.get(caseEntity, { id }) : undefined;
  return found?.type === type ? found : undefined;
}

/** The same; throws `not-found` (404) where there is none. */
export async function loadCase(store: TenantStore, type: string, id: string): Promise<Stored<Case>> {
  const found = await findCase(store, type, id);
  if (!found) throw problems.notFound('该事项');
  return found;
}
