/** A definition as numbers: what the explorer reads in its inner loop. Indices stand for names throughout. */
import type { Action, Need } from '../format/acts.ts';
import type { CaseType } from '../format/caseType.ts';
import { type Kind, kindsOf } from './kinds.ts';

/** Where the status of a clock stands in a configuration: not started, live, run out, or over for good. */
export const CLOCK = { fresh: 0, live: 1, expired: 2, over: 3 } as const;

export type ModelClock = {
  name: string;
  title: string;
  slot: number;
  while: readonly boolean[];
  again: 'restart' | 'resume' | 'never';
  /** The action of its expiry, or -1. */
  action: number;
  /** The kinds that hold it while they are open. */
  heldBy: readonly number[];
  /** It runs out sooner or later; one that children move stands as long as none is worked on. */
  sure: boolean;
};

/** What a need asks of a configuration. `conditional`: only for some cases. `unknown`: data decides. */
export type ModelNeed = { conditional: boolean; words: string } & (
  | { asks: 'bits'; slots: readonly number[] }
  | { asks: 'kind'; kind: number; passes: readonly boolean[] | undefined }
  | { asks: 'after' | 'within'; clock: number }
  | { asks: 'unknown' }
);

export type ModelAction = {
  name: string;
  title: string;
  from: readonly boolean[];
  inside: boolean;
  outside: boolean;
  byEngine: boolean;
  byClock: boolean;
  /** The engine alone does it and nothing in the definition sets it off: what does lies beside the case, and may never come. */
  fromBeside: boolean;
  /** States that it leads to; -1 stays. More than one: data decides. */
  targets: readonly number[];
  needs: readonly ModelNeed[];
  /** The slot that counts it and the most, or -1. */
  countSlot: number;
  most: number;
  sets: readonly number[];
  maySet: readonly number[];
  clears: readonly number[];
  opens: readonly number[];
  restarts: readonly number[];
  /** Clocks that must be running, since it extends or holds them. */
  live: readonly number[];
};

export type Model = {
  type: CaseType;
  stateNames: readonly string[];
  done: readonly boolean[];
  first: number;
  /** Slots of fields that the opening asks for and need not get. */
  openingMaySet: readonly number[];
  /** Slots of fields that the opening fills and an action clears. */
  openingSets: readonly number[];
  kinds: readonly Kind[];
  clocks: readonly ModelClock[];
  actions: readonly ModelAction[];
  /** The slot of each field that matters by being filled in. */
  bits: ReadonlyMap<string, number>;
  /** How many values each slot has; slot 0 is the state, then kinds, clocks, counts, bits. */
  slotSizes: readonly number[];
};

const INSIDE = (type: CaseType, party: string): boolean => 'right' in (type.parties[party] ?? {});

/**
 * A definition as numbers, without its amendments: they move no case and are done only where nothing else can be, so that no
 * situation follows from them.
 */
export const modelOf = (type: CaseType): Model => modelled(withoutAmendments(type));

function withoutAmendments(type: CaseType): CaseType {
  const kept = Object.entries(type.actions).filter(([, { amends }]) => amends === undefined);
  return { ...type, actions: Object.fromEntries(kept) };
}

function modelled(type: CaseType): Model {
  const stateNames = Object.keys(type.states);
  const states = indexOf(stateNames);
  const actionNames = Object.keys(type.actions);
  const kinds = kindsOf(type, indexOf(actionNames), (party) => INSIDE(type, party));
  const kindIndex = indexOf(kinds.map((kind) => kind.name));
  const slotSizes = [stateNames.length, ...kinds.map((kind) => 3 + kind.classes.length)];
  const tracked = trackedClocks(type);
  const clockIndex = indexOf(tracked);
  const clockSlot = (clock: string): number => 1 + kinds.length + clockIndex.get(clock)!;
  slotSizes.push(...tracked.map(() => 4));
  const counted = actionNames.filter((name) => matters(type, type.actions[name]!));
  const countSlots = new Map(counted.map((name, i) => [name, slotSizes.length + i]));
  slotSizes.push(...counted.map((name) => 1 + Math.min(type.actions[name]!.times!, 2)));
  const bits = new Map(trackedFields(type).map((field, i) => [field, slotSizes.length + i]));
  slotSizes.push(...[...bits].map(() => 2));
  const slotsOf = (fields: readonly string[] = []): number[] =>
    fields.flatMap((field) => (bits.has(field) ? [bits.get(field)!] : []));
  const flags = (names: readonly string[]): boolean[] => stateNames.map((name) => names.includes(name));
  const clocks = tracked.map((name): ModelClock => {
    const clock = type.clocks![name]!;
    return {
      name,
      title: clock.title,
      slot: clockSlot(name),
      while: flags(clock.while),
      again: clock.again,
      action: 'action' in clock.expires ? actionNames.indexOf(clock.expires.action) : -1,
      heldBy: kinds.flatMap((kind, i) => (kind.holds === name ? [i] : [])),
      sure: clock.children === undefined,
    };
  });
  const need = (one: Need, action: Action): ModelNeed => {
    const base = { conditional: one.when !== undefined, words: one.else };
    if ('filled' in one) {
      const own = new Set([...(action.fills ?? []), ...(action.asks ?? [])]);
      const others = one.filled.filter((field) => !own.has(field));
      return { ...base, asks: 'bits', slots: slotsOf(others) };
    }
    if ('after' in one) return { ...base, asks: 'after', clock: clockIndex.get(one.after)! };
    if ('within' in one) return { ...base, asks: 'within', clock: clockIndex.get(one.within)! };
    if ('tasks' in one || 'children' in one) {
      const kind = kindIndex.get('tasks' in one ? one.tasks : one.children)!;
      return { ...base, asks: 'kind', kind, passes: kinds[kind]!.passes(one) };
    }
    return { ...base, asks: 'unknown' };
  };
  const wired = new Set([
    ...kinds.flatMap(({ joined, outcomes }) => [joined, ...outcomes.map(({ on }) => on)]),
    ...clocks.map(({ action }) => action),
  ]);
  const actions = actionNames.map((name, i): ModelAction => {
    const action = type.actions[name]!;
    const by = new Set<string>(action.by);
    const people = action.by.filter((one) => one !== 'clock' && one !== 'engine');
    const approved = (action.approve ?? []).every((party) => INSIDE(type, party));
    const effects = Object.entries(action.clock ?? {}).filter(([clock]) => clockIndex.has(clock));
    return {
      name,
      title: action.title,
      from: stateNames.map((state) =>
        action.from === 'open' ? type.states[state]!.kind !== 'done' : action.from.includes(state),
      ),
      inside: approved && people.some((party) => INSIDE(type, party)),
      outside: people.some((party) => !INSIDE(type, party)) || (people.length > 0 && !approved),
      byEngine: by.has('engine'),
      byClock: by.has('clock'),
      fromBeside: by.has('engine') && people.length === 0 && !wired.has(i),
      targets: targetsOf(action).map((to) => (to === undefined ? -1 : states.get(to)!)),
      needs: (action.needs ?? []).map((one) => need(one, action)),
      countSlot: countSlots.get(name) ?? -1,
      most: Math.min(action.times ?? 0, 2),
      sets: slotsOf(surelyFilled(action)),
      maySet: slotsOf(action.asks?.filter((field) => !surelyFilled(action).includes(field))),
      clears: slotsOf(action.clears),
      opens: (action.opens ?? []).map((kind) => kindIndex.get(kind)!),
      restarts: effects.flatMap(([clock, effect]) => (effect === 'restart' ? [clockIndex.get(clock)!] : [])),
      live: effects.flatMap(([clock, effect]) =>
        typeof effect === 'object' ? [clockIndex.get(clock)!] : [],
      ),
    };
  });
  return {
    type,
    stateNames,
    done: stateNames.map((state) => type.states[state]!.kind === 'done'),
    first: states.get(type.open.to)!,
    openingMaySet: slotsOf(type.open.asks),
    openingSets: slotsOf(type.open.fills),
    kinds,
    clocks,
    actions,
    bits,
    slotSizes,
  };
}

const indexOf = (names: readonly string[]): Map<string, number> => new Map(names.map((name, i) => [name, i]));

/** Required values, and optional ones without which the action's own need refuses it. */
const surelyFilled = (action: Action): string[] => [
  ...(action.fills ?? []),
  ...(action.transfer === undefined ? [] : [action.transfer]),
  ...(action.needs ?? []).flatMap((need) =>
    'filled' in need && need.when === undefined
      ? need.filled.filter((field) => action.asks?.includes(field))
      : [],
  ),
];

const targetsOf = (action: Action): readonly (string | undefined)[] =>
  action.to === undefined
    ? [undefined]
    : typeof action.to === 'string'
      ? [action.to]
      : [...new Set(action.to.map((one) => one.to))];

/** Only a bounded action that changes what the explorer sees needs a count; urging ten times changes nothing. */
const matters = (type: CaseType, action: Action): boolean =>
  action.times !== undefined &&
  (action.to !== undefined ||
    (action.opens?.length ?? 0) > 0 ||
    (action.fills?.length ?? 0) + (action.asks?.length ?? 0) + (action.clears?.length ?? 0) > 0 ||
    Object.keys(action.clock ?? {}).some((clock) => trackedClocks(type).includes(clock)));

/** Clocks whose running out makes a difference: an action, a need that reads it, or an extension. */
function trackedClocks(type: CaseType): string[] {
  const read = new Set<string>();
  for (const action of Object.values(type.actions)) {
    for (const need of action.needs ?? []) {
      if ('after' in need) read.add(need.after);
      if ('within' in need) read.add(need.within);
    }
    for (const [clock, effect] of Object.entries(action.clock ?? {}))
      if (typeof effect === 'object') read.add(clock);
  }
  return Object.entries(type.clocks ?? {}).flatMap(([name, clock]) =>
    read.has(name) || 'action' in clock.expires ? [name] : [],
  );
}

/** Fields that a need wants filled, that its own action does not fill, and that may be empty. */
function trackedFields(type: CaseType): string[] {
  const read = new Set<string>();
  for (const { needs, fills, asks } of Object.values(type.actions)) {
    for (const need of needs ?? []) {
      if (!('filled' in need)) continue;
      for (const field of need.filled) {
        if (!fills?.includes(field) && !asks?.includes(field)) read.add(field);
      }
    }
  }
  const sure = surelyThere(type);
  return [...read].filter((name) => !sure.has(name));
}

/** Fields that are never empty: the opening fills them and nothing clears them, or the system fills them. */
function surelyThere(type: CaseType): Set<string> {
  const cleared = new Set(Object.values(type.actions).flatMap((action) => action.clears ?? []));
  const filled = type.open.fills.filter((field) => !cleared.has(field));
  const bySystem = Object.entries(type.fields).flatMap(([name, field]) =>
    field.computed !== undefined || field.from !== undefined ? [name] : [],
  );
  return new Set([...filled, ...bySystem]);
}
