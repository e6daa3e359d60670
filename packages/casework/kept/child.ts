import type { CountedChild } from '@mingcha/cases';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';

/** A child as its parent finds it. It follows from the child and is written with it. */
export type CaseChild = CountedChild & {
  /** Id of the parent. */
  parent: string;
  /** Its id in the parent's record. */
  child: string;
  type: string;
  id: string;
  /** It has ended, with this result if it has one. */
  done: boolean;
  result?: string;
};

type ChildKey = Pick<CaseChild, 'parent' | 'child'>;

const key = (of: ChildKey) => ({ partition: [of.parent], sort: [of.child] });

export const childEntity = defineEntity<CaseChild>()({ name: 'CASECHILD', key });

export const childrenOf = (store: TenantStore, parent: string): Promise<Stored<CaseChild>[]> =>
  queryAll(store, childEntity, [parent]);

/** Why a child could not be opened yet. It says nothing any more once the child is there. */
export type ChildFault = ChildKey & { at: string; message: string };

export const childFaultEntity = defineEntity<ChildFault>()({ name: 'CASECHILDFAULT', key });
