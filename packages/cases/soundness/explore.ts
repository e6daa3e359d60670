import { ALLOWED, allowed, enter, isHeld, results, runs } from './act.ts';
import { KIND } from './kinds.ts';
import { CLOCK, type Model } from './model.ts';
import { Configurations, Numbers } from './packing.ts';

export const MAX_CONFIGURATIONS = 100_000;

/** What happened on an edge. `action` is the one that it did, or -1; `kind` and `outcome` are of an answer. */
export type Label = {
  by: 'inside' | 'outside' | 'beside' | 'expiry' | 'answer' | 'silence' | 'end';
  action: number;
  clock: number;
  kind: number;
  outcome: number;
  /** It depends on data whether this happens. */
  guarded: boolean;
};

/**
 * Who makes a move: officials when they choose; `sure` is what comes by itself sooner or later (a clock, an official's
 * answer, silence that counts, the end of a child); outsiders perhaps never.
 */
export const MOVER = { inside: 0, sure: 1, outside: 2 } as const;

export type Exploration = {
  model: Model;
  configurations: Configurations;
  /** Whether all configurations were visited. */
  complete: boolean;
  /** Moves of configuration c: moveStart[c] … moveStart[c + 1]. Edges of move m the same. A move's edges are for data and answers to choose. */
  moveStart: Numbers;
  mover: Numbers;
  edgeStart: Numbers;
  edgeTo: Numbers;
  edgeLabel: Numbers;
  labels: readonly Label[];
  /** How each configuration was first reached: the configuration before, and the label. */
  parent: Numbers;
  parentLabel: Numbers;
  /** Expiries that were due and refused: configuration and clock. */
  refusedExpiries: readonly [configuration: number, clock: number][];
  steps: number;
};

/** Visits every configuration that a case of this type can be in, in order of distance from the opening. */
export function explore(model: Model, limit = MAX_CONFIGURATIONS): Exploration {
  return new Explorer(model, limit).run();
}

class Explorer {
  readonly #model: Model;
  readonly #limit: number;
  readonly #configurations: Configurations;
  readonly #labels: Label[] = [];
  readonly #labelIndex = new Map<string, number>();
  readonly #moveStart = new Numbers();
  readonly #mover = new Numbers();
  readonly #edgeStart = new Numbers();
  readonly #edgeTo = new Numbers();
  readonly #edgeLabel = new Numbers();
  readonly #parent = new Numbers();
  readonly #parentLabel = new Numbers();
  readonly #refused: [number, number][] = [];
  readonly #refusedClocks = new Set<number>();
  #current = -1;

  constructor(model: Model, limit: number) {
    this.#model = model;
    this.#limit = limit;
    this.#configurations = new Configurations(model.slotSizes);
  }

  run(): Exploration {
    const model = this.#model;
    const configurations = this.#configurations;
    const slots = new Int32Array(model.slotSizes.length);
    for (const asked of openings(model)) this.#reach(asked, -1);
    let complete = true;
    for (let c = 0; c < configurations.size; c++) {
      if (configurations.size > this.#limit) {
        complete = false;
        break;
      }
      this.#current = c;
      this.#moveStart.push(this.#mover.length);
      configurations.read(c, slots);
      if (!model.done[slots[0]!]) this.#expand(slots);
    }
    this.#moveStart.push(this.#mover.length);
    this.#edgeStart.push(this.#edgeTo.length);
    return {
      model,
      configurations,
      complete,
      moveStart: this.#moveStart,
      mover: this.#mover,
      edgeStart: this.#edgeStart,
      edgeTo: this.#edgeTo,
      edgeLabel: this.#edgeLabel,
      labels: this.#labels,
      parent: this.#parent,
      parentLabel: this.#parentLabel,
      refusedExpiries: this.#refused,
      steps: this.#edgeTo.length,
    };
  }

  #expand(slots: Int32Array): void {
    const model = this.#model;
    model.actions.forEach((action, i) => {
      if (!action.inside && !action.outside && !action.fromBeside) return;
      const can = allowed(model, slots, action);
      if (can === ALLOWED.no) return;
      const { next, blocked } = results(model, slots, action);
      if (next.length === 0) return;
      this.#move(action.inside ? MOVER.inside : MOVER.outside);
      const by = action.inside ? 'inside' : action.outside ? 'outside' : 'beside';
      const guarded = can === ALLOWED.maybe || blocked;
      for (const one of next) this.#edge(one, { by, action: i, guarded });
    });
    for (let i = 0; i < model.kinds.length; i++) this.#answers(slots, i);
    for (let i = 0; i < model.clocks.length; i++) this.#expiry(slots, i);
  }

  /** Answers to an open task, or ends of a child; each with what it sets off. */
  #answers(slots: Int32Array, index: number): void {
    const value = slots[1 + index]!;
    if (value !== KIND.one && value !== KIND.many) return;
    const kind = this.#model.kinds[index]!;
    for (const [o, outcome] of kind.outcomes.entries()) {
      const by = kind.isTask ? 'answer' : 'end';
      const move = (closed: number | undefined): void => {
        const next = slots.slice();
        if (closed !== undefined) next[1 + index] = KIND.closed + closed;
        this.#move(outcome.sure ? MOVER.sure : MOVER.outside);
        const set = closed !== undefined && kind.joined >= 0 ? kind.joined : outcome.on;
        this.#follow(next, set, { by, kind: index, outcome: o });
      };
      if (value === KIND.one) {
        move(outcome.class);
        continue;
      }
      const bits = kind.classes[outcome.class]!;
      const last = new Set(kind.classes.map((other) => kind.classes.indexOf(bits & other)));
      for (const closed of last.add(outcome.class)) move(closed);
      // Not the last one: only what it sets off can change anything.
      if (outcome.on >= 0) move(undefined);
    }
  }

  #expiry(slots: Int32Array, index: number): void {
    const model = this.#model;
    if (!runs(model, slots, index) || isHeld(model, slots, index)) return;
    const clock = model.clocks[index]!;
    const next = slots.slice();
    next[clock.slot] = CLOCK.expired;
    this.#move(clock.sure ? MOVER.sure : MOVER.outside);
    const done = this.#follow(next, clock.action, { by: 'expiry', clock: index });
    if (!done && clock.action >= 0 && !this.#refusedClocks.has(index)) {
      this.#refusedClocks.add(index);
      this.#refused.push([this.#current, index]);
    }
  }

  /** What an event sets off, as edges of the last move: done, or not done if it is refused or data decides. */
  #follow(slots: Int32Array, index: number, label: Partial<Label> & Pick<Label, 'by'>): boolean {
    const model = this.#model;
    const action = index < 0 ? undefined : model.actions[index]!;
    const can = action === undefined ? ALLOWED.no : allowed(model, slots, action);
    const { next, blocked } =
      action === undefined || can === ALLOWED.no
        ? { next: [], blocked: true }
        : results(model, slots, action);
    for (const one of next)
      this.#edge(one, { ...label, action: index, guarded: can === ALLOWED.maybe || blocked });
    if (can !== ALLOWED.yes || blocked) this.#edge(slots, { ...label, guarded: next.length > 0 });
    return next.length > 0;
  }

  #move(mover: number): void {
    this.#edgeStart.push(this.#edgeTo.length);
    this.#mover.push(mover);
  }

  #edge(slots: Int32Array, part: Partial<Label> & Pick<Label, 'by'>): void {
    const label = this.#label({ action: -1, clock: -1, kind: -1, outcome: -1, guarded: false, ...part });
    this.#edgeTo.push(this.#reach(slots, label));
    this.#edgeLabel.push(label);
  }

  #reach(slots: Int32Array, label: number): number {
    const known = this.#configurations.size;
    const index = this.#configurations.intern(slots);
    if (index === known) {
      this.#parent.push(this.#current);
      this.#parentLabel.push(label);
    }
    return index;
  }

  #label(label: Label): number {
    const key = `${label.by},${label.action},${label.clock},${label.kind},${label.outcome},${label.guarded}`;
    const found = this.#labelIndex.get(key);
    if (found !== undefined) return found;
    this.#labels.push(label);
    this.#labelIndex.set(key, this.#labels.length - 1);
    return this.#labels.length - 1;
  }
}

/** A new case, once for each way in which the optional fields of the opening that matter are given. */
function openings(model: Model): Int32Array[] {
  const slots = new Int32Array(model.slotSizes.length);
  enter(model, slots, -1, model.first);
  for (const slot of model.openingSets) slots[slot] = 1;
  let variants = [slots];
  for (const slot of model.openingMaySet) {
    variants = variants.flatMap((one) => {
      const given = one.slice();
      given[slot] = 1;
      return [one, given];
    });
  }
  return variants;
}
