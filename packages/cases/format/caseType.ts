import type { Action, Children, Clock, Need, Task } from './acts.ts';
import type { Cel, Field, Figure, Paper, Party, Span, State } from './parts.ts';

/**
 * A procedure as data, format 1. The type parameters are the names of fields, parties, states, actions, clocks, tasks,
 * children, links, results, papers and hooks; each is inferred from the keys and checked where it is used.
 */
export type CaseType<
  F extends string = string,
  P extends string = string,
  S extends string = string,
  A extends string = string,
  C extends string = string,
  T extends string = string,
  K extends string = string,
  L extends string = string,
  R extends string = string,
  W extends string = string,
  H extends string = string,
> = {
  format: 1;
  name: string;
  title: string;
  group: string;
  /** Laws and notices that it rests on. */
  basis: readonly string[];
  /** Given when the case is opened, or at an action. `{year}`, `{date}`, `{seq}` or `{seq:5}`. */
  number: { pattern: string; at?: NoInfer<A> };
  subject?: NoInfer<F>;
  unique?: readonly { by: readonly NoInfer<F>[]; among: 'open' | 'all' }[];
  open: {
    by: readonly (NoInfer<P> | 'engine')[];
    fills: readonly NoInfer<F>[];
    asks?: readonly NoInfer<F>[];
    to: NoInfer<S>;
    needs?: readonly Need<NoInfer<F>, never, never, never, never, NoInfer<H>>[];
    /** Whoever opens a case may begin with what another says. */
    copies?: true;
    /** Days of the year, `MM-DD`. */
    season?: { from: string; to: string };
  };
  fields: Readonly<Record<F, Field<NoInfer<F>>>>;
  parties: Readonly<Record<P, Party<NoInfer<F>>>>;
  states: Readonly<Record<S, State<NoInfer<P>, NoInfer<R>>>>;
  results?: Readonly<Record<R, string>>;
  actions: Readonly<
    Record<
      A,
      Action<
        NoInfer<F>,
        NoInfer<P>,
        NoInfer<S>,
        NoInfer<C>,
        NoInfer<T>,
        NoInfer<K>,
        NoInfer<L>,
        NoInfer<R>,
        NoInfer<W>,
        NoInfer<H>
      >
    >
  >;
  clocks?: Readonly<
    Record<C, Clock<NoInfer<F>, NoInfer<P>, NoInfer<S>, NoInfer<A>, NoInfer<W>, NoInfer<H>, NoInfer<K>>>
  >;
  tasks?: Readonly<
    Record<
      T,
      Task<NoInfer<F>, NoInfer<P>, NoInfer<A>, NoInfer<C>, NoInfer<T>, NoInfer<K>, NoInfer<L>, NoInfer<H>>
    >
  >;
  children?: Readonly<Record<K, Children<NoInfer<F>, NoInfer<A>>>>;
  links?: Readonly<Record<L, { title: string; type: string }>>;
  papers?: Readonly<Record<W, Paper<NoInfer<P>>>>;
  /** What each hook does, in words. */
  hooks?: Readonly<Record<H, string>>;
  /** What a party sees; without an entry all but internal fields. */
  sees?: Readonly<{ [p in NoInfer<P>]?: readonly NoInfer<F>[] | 'all' }>;
  publication?: readonly {
    states: readonly NoInfer<S>[];
    fields: readonly NoInfer<F>[];
    when?: Cel;
    keep?: Span;
  }[];
  /** How a party rates a case that is done, once. A bad rating opens a case of another type. */
  rating?: {
    by: NoInfer<P>;
    in: readonly NoInfer<S>[];
    within: Span;
    bad: {
      opens: string;
      /** Fields of the other case, and the field of this one that each takes its value from. */
      passes?: Readonly<Record<string, NoInfer<F>>>;
      /** Fields of the other case that take the title of this type, the rating in words, what was written, and this case's number. */
      tells?: { service?: string; level?: string; text?: string; number?: string };
    };
  };
  figures?: Readonly<Record<string, Figure<NoInfer<C>, NoInfer<R>, NoInfer<F>>>>;
  retention: readonly { result?: NoInfer<R>; months: number; do: 'archive' | 'erasePersonal' }[];
};

/** Definitions in the repository are written through this, so that a wrong name does not compile. It returns its argument: the JSON. */
export const defineCaseType = <
  const F extends string,
  const P extends string,
  const S extends string,
  const A extends string,
  const C extends string = never,
  const T extends string = never,
  const K extends string = never,
  const L extends string = never,
  const R extends string = never,
  const W extends string = never,
  const H extends string = never,
>(
  definition: CaseType<F, P, S, A, C, T, K, L, R, W, H>,
): CaseType => definition as unknown as CaseType;
