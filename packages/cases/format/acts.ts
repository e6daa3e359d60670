import type { Cel, Column, Limit } from './parts.ts';

/** What must hold before an action. `when` says for which cases; `else` is told with the refusal. */
export type Need<
  F extends string = string,
  C extends string = string,
  T extends string = string,
  K extends string = string,
  L extends string = string,
  H extends string = string,
> = { when?: Cel; else: string } & (
  | { filled: readonly F[] }
  | { test: Cel }
  | { hook: H }
  /** Not before that clock has run out. */
  | { after: C }
  /** Only while that clock runs and has not run out. */
  | { within: C }
  /** None of these is open. With `answers`: there is at least one in the last round, and each has one of these answers. */
  | { tasks: T; answers?: readonly string[] }
  /** None of these runs. With `results`: there is at least one in the last round, and each ended with one of these. */
  | { children: K; results?: readonly string[] }
  | { link: L; states?: readonly string[]; results?: readonly string[] }
  /** The row that a field names is in a register (or is not), with these values in its columns; of a case its `state`. */
  | { register: string; by: F; absent?: true; where?: Readonly<Record<string, string>> }
);

export type ClockEffect<F extends string = string> =
  | 'restart'
  | 'release'
  | { extend: Limit<F> }
  /** `excluded`: the days are taken out of the count. `suspended`: the clock stands until released or `until`. */
  | { hold: 'excluded' | 'suspended'; until?: Limit<F> };

/**
 * By whom beside parties: `clock` is an expiry; `engine` is a task's answer, the end of children, a rating, or what happens
 * beside the case, which gives the values that the action asks for.
 */
export type Machine = 'clock' | 'engine';

export type Action<
  F extends string = string,
  P extends string = string,
  S extends string = string,
  C extends string = string,
  T extends string = string,
  K extends string = string,
  L extends string = string,
  R extends string = string,
  W extends string = string,
  H extends string = string,
> = {
  title: string;
  /** `open` is any state that is not done. */
  from: readonly S[] | 'open';
  by: readonly (P | Machine)[];
  /** Without it the state stays. Of a list the first that holds; the last has no `when`. */
  to?: S | readonly { when?: Cel; to: S }[];
  /** Required values. */
  fills?: readonly F[];
  /** Optional values. */
  asks?: readonly F[];
  clears?: readonly F[];
  needs?: readonly Need<F, C, T, K, L, H>[];
  /** Further persons in turn, none of them twice. */
  approve?: readonly P[];
  /** The result, or the one that a choice stands for. */
  result?: R | { field: F; of: Readonly<Record<string, R>> };
  links?: L;
  merge?: true;
  /** The department field that changes hands; it is filled by this action. */
  transfer?: F;
  clock?: { readonly [c in C]?: ClockEffect<F> };
  opens?: readonly (T | K)[];
  papers?: readonly W[];
  does?: readonly H[];
  /**
   * It puts right what is published of a case that is done, which stays where it is: the field that says why. Of the values
   * that it asks for only those that are given change, and what was there before stays with the case.
   */
  amends?: F;
  /** How often in the life of a case. */
  times?: number;
  danger?: true;
  bulk?: true;
};

export type Clock<
  F extends string = string,
  P extends string = string,
  S extends string = string,
  A extends string = string,
  W extends string = string,
  H extends string = string,
  K extends string = string,
> = {
  title: string;
  /** It runs exactly while the case is in one of these states. */
  while: readonly S[];
  /** What entering them anew does. */
  again: 'restart' | 'resume' | 'never';
  /** It counts from this date and not from entering. */
  since?: F;
  /** The statutory limit. */
  limit: Limit<F>;
  promised?: Limit<F>;
  /** Days before the end at which people are told. */
  warn?: readonly number[];
  /**
   * Of a parent: it counts while one of these children is worked on and none of them is held or waits for the other side.
   * `counted` says which of them count; it reads the child's fields.
   */
  children?: { of: readonly K[]; counted?: Cel };
  expires:
    | { action: A }
    | { tell: readonly P[]; papers?: readonly W[]; does?: readonly H[] }
    | { nothing: string };
  basis?: string;
  /** Parties from outside are told when it ends. */
  outside?: true;
};

/** Asked of somebody, answered or silent. Its life: open → answered | silent | cancelled. */
export type Task<
  F extends string = string,
  P extends string = string,
  A extends string = string,
  C extends string = string,
  T extends string = string,
  K extends string = string,
  L extends string = string,
  H extends string = string,
> = {
  title: string;
  /**
   * A party, each department of a field, or each row's client or department of a register. An official who may sign
   * for a department answers for it; where `by` is given, an official of it who is that party does.
   */
  to: P | { each: F; by?: P } | { register: string };
  form?: Readonly<Record<string, Column>>;
  /** Name and title of each answer. */
  answers: Readonly<Record<string, string>>;
  /** What must hold before somebody gives that answer, by its name. Silence asks for none of it. */
  needs?: Readonly<Record<string, readonly Need<F, C, T, K, L, H>[]>>;
  limit?: Limit<F>;
  /** The answer that silence stands for, or who is told. */
  silence?: { counts: string } | { tell: readonly P[] };
  /** The clock that it stops while it is open. */
  holds?: { clock: C; as: 'excluded' | 'suspended' };
  /** The action that such an answer sets off, if the action is possible then. */
  on?: Readonly<Record<string, A>>;
  /** When the case is done: it must be closed first, it is cancelled, or it lives on. */
  atEnd: 'required' | 'cancelled' | 'livesOn';
};

/** Cases of another type that this one opens. */
export type Children<F extends string = string, A extends string = string> = {
  title: string;
  type: string;
  /** One for each value of a field, one for each row of a register, or those that a person names. */
  one: { each: F } | { register: string; where?: Readonly<Record<string, string>> } | 'asked';
  /** The field of the child that says what it is about: the value or row that it is opened for, or what was asked. */
  about?: string;
  /** Fields of the child, and the field of this case that each takes its value from. */
  passes: Readonly<Record<string, F>>;
  /** The action that the engine does once all are done. */
  joined?: A;
  atEnd: 'required' | 'withdrawn' | 'livesOn';
  /** The child's action by which the engine ends it where this case ends first and `atEnd` is `withdrawn`. */
  withdraw?: string;
};
