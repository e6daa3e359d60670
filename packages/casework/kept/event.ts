import type { Effects, Values } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';

/** Something that happened to a case; never changed afterwards, but for personal values, which are erased in their time. */
export type CaseEvent = Omit<Effects['event'], 'by' | 'values' | 'kind'> & {
  kind:
    | Effects['event']['kind']
    | 'archived'
    | 'erased'
    | 'moved'
    | 'merged'
    | 'mainEnded'
    | 'handedOver'
    | 'rated';
  case: string;
  /** From 1, without gaps. */
  seq: number;
  by: Actor;
  /** When it was written; `at` is when it took effect. */
  recordedAt: string;
  values?: Values;
  /** What an answer said. */
  answer?: string;
  /** Parties that were notified. */
  notified?: readonly string[];
  /** Ids of papers that it made. */
  papers?: readonly string[];
  /** Fields whose values were erased. */
  erased?: readonly string[];
  /** What somebody wrote with it was erased. */
  textErased?: true;
};

export const caseEventEntity = defineEntity<CaseEvent>()({
  name: 'CASEEVENT',
  key: (of: { case: string; seq: number }) => ({ partition: [of.case], sort: [of.seq] }),
});

/** All events of a case in the order in which they took effect. */
export const eventsOf = (store: TenantStore, id: string): Promise<Stored<CaseEvent>[]> =>
  queryAll(store, caseEventEntity, [id]);
