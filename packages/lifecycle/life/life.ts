import { problems } from '@mingcha/kernel';
import type { StateLabel } from '@mingcha/kernel/labels';

/** A state; the titles and tones of our own lives stand in `@mingcha/kernel/labels`, where the pages read them too. */
export type LifeState = StateLabel & {
  /** What is said in place of the usual words where an action is refused in this state. */
  refusal?: string;
};

/** An action: from which states, to which, and by whom. The form is that of a case type's actions. */
export type LifeAction<S extends string, P extends string> = {
  title: string;
  /** `none` is where nothing is there yet. */
  from: readonly (S | 'none')[];
  /** `gone` is where nothing is there afterwards; by state where it depends on it. Where nothing is named the state stays. */
  to?: S | 'gone' | { readonly [from in S | 'none']?: S };
  by: readonly P[];
  /** Who may do it, in words, for whoever may not. */
  only?: string;
};

/** The life of something as data: an item with a `state`. */
export type Life<S extends string = string, A extends string = string, P extends string = string> = {
  /** The code of its refusals is `<name>-state`. */
  name: string;
  /** What it is called in a sentence, 该督办. */
  what: string;
  states: Readonly<Record<S, LifeState>>;
  actions: Readonly<Record<A, LifeAction<S, P>>>;
  /** Who may act, in words, where the action does not say it. */
  only?: string;
  /** What is said where an action is refused because nothing is there yet. */
  none?: string;
};

/** A life, with every state that its actions name checked against its states. */
export const defineLife = <const S extends string, const A extends string, const P extends string>(
  life: Omit<Life<S, A, P>, 'actions'> & { actions: Readonly<Record<A, LifeAction<NoInfer<S>, P>>> },
): Life<S, A, P> => life;

/** The state of something; null where nothing is there yet. */
type At<S extends string> = S | null;

/** The names of a life's states, in their order. */
export const statesOf = <S extends string>({ states }: Pick<Life<S>, 'states'>): S[] =>
  Object.keys(states) as S[];

/** The names of a life's actions, in their order. */
export const actionsOf = <A extends string>({ actions }: { actions: Record<A, unknown> }): A[] =>
  Object.keys(actions) as A[];

/** The state an action leads to, `gone` where nothing is left; undefined where it cannot be done. */
export function stateAfter<S extends string, A extends string>(
  life: Life<S, A>,
  state: At<S>,
  action: A,
): S | 'gone' | undefined {
  const { from, to } = life.actions[action];
  const at = state ?? 'none';
  if (!from.includes(at)) return undefined;
  const next = typeof to === 'object' ? to[at] : to;
  return next ?? (at as S);
}

/** What somebody who is any of these parties may do now, in the order of the actions. */
export const actionsIn = <S extends string, A extends string, P extends string>(
  life: Life<S, A, P>,
  state: At<S>,
  parties: readonly P[],
): A[] =>
  (Object.keys(life.actions) as A[]).filter((action) => {
    const { from, by } = life.actions[action];
    return from.includes(state ?? 'none') && by.some((party) => parties.includes(party));
  });

/** Throws `forbidden` (403) where somebody may not do this in any state. */
export function requireParty<S extends string, A extends string, P extends string>(
  life: Life<S, A, P>,
  action: A,
  parties: readonly P[],
): void {
  const { by, only } = life.actions[action];
  if (!by.some((party) => parties.includes(party))) throw problems.forbidden(only ?? life.only);
}

/** Throws the conflict `<name>-state` (409), with the state, where it does not allow the action. */
export function requireState<S extends string, A extends string>(
  life: Life<S, A>,
  state: At<S>,
  action: A,
): void {
  if (stateAfter(life, state, action) !== undefined) return;
  const { title, refusal } = state === null ? { title: '', refusal: life.none } : life.states[state];
  throw problems.conflict(
    `${life.name}-state`,
    refusal ?? `${life.what}的状态是“${title}”，不能进行此操作。请刷新后查看最新状态。`,
    { state },
  );
}

/** The state an action leads to. Throws as `requireState` where it may not be done; not for actions that remove. */
export function nextState<S extends string, A extends string>(life: Life<S, A>, state: At<S>, action: A): S {
  requireState(life, state, action);
  return stateAfter(life, state, action) as S;
}
