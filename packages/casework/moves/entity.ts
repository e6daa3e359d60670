import type { Part } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { atOnce, defineEntity } from '@mingcha/store';

/** A case that cannot move, and why. */
export type Unmoved = { id: string; number?: string; reasons: readonly string[] };

/** That the open cases of a type move to some parts of a definition that was published. */
export type TypeMove = {
  type: string;
  /** The number of the version, and the hash of its definition. */
  number: number;
  hash: string;
  parts: readonly Part[];
  note: string;
  at: string;
  by: Actor;
  /** The states whose cases are gone through, one after the other; again until none is left to move. */
  states: readonly string[];
  /** How far it has come: the state, and the last place looked at in its list. */
  pass: { state: number; after?: { order: string; id: string }; moved: number };
  /** Over all passes. */
  moved: number;
  /** Of the pass that is under way or was the last: at most a hundred are named. */
  unmoved: readonly Unmoved[];
  unmovedCount: number;
  endedAt?: string;
};

/** Those under way: one of a type at a time. */
export const movingEntity = defineEntity<TypeMove>()({
  name: 'CASEMOVING',
  key: (of: Pick<TypeMove, 'type'>) => ({ partition: [], sort: [of.type] }),
  due: () => atOnce,
});

/** Those that are over. */
export const movedEntity = defineEntity<TypeMove>()({
  name: 'CASEMOVED',
  key: (of: Pick<TypeMove, 'type' | 'number'>) => ({ partition: [of.type], sort: [of.number] }),
});

export const mostNamed = 100;
