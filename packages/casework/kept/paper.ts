import type { Values } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';

/** A paper that a case has sent. It keeps what it said when it was made. */
export type CasePaper = {
  case: string;
  /** `p1`, `p2` … */
  id: string;
  /** The paper's name in the definition. */
  name: string;
  number?: string;
  at: string;
  by: Actor;
  /** Who had it made by the last word: the one who approved, or who acted where nobody had to. None where time did. */
  signer?: Actor;
  /** Fields of the case at that moment. */
  fields: Values;
  /** Fields whose values were erased. */
  erased?: readonly string[];
};

export const paperEntity = defineEntity<CasePaper>()({
  name: 'CASEPAPER',
  key: (of: Pick<CasePaper, 'case' | 'id'>) => ({
    partition: [of.case],
    sort: [Number(of.id.slice(1))],
  }),
});

/** All papers of a case in the order in which they were made. */
export const papersOf = (store: TenantStore, id: string): Promise<Stored<CasePaper>[]> =>
  queryAll(store, paperEntity, [id]);
