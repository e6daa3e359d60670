import { KIND } from './kinds.ts';
import { CLOCK, type Model, type ModelAction, type ModelNeed } from './model.ts';

/** Whether something is possible: always, only if data allows it, or not. */
export const ALLOWED = { no: 0, maybe: 1, yes: 2 } as const;

/** What a need says of a configuration: it holds, it fails, or data decides. */
export function needStatus(model: Model, slots: Int32Array, need: ModelNeed): number {
  const status = unconditional(model, slots, need);
  return status === ALLOWED.no && need.conditional ? ALLOWED.maybe : status;
}

function unconditional(model: Model, slots: Int32Array, need: ModelNeed): number {
  switch (need.asks) {
    case 'unknown':
      return ALLOWED.maybe;
    case 'bits':
      return need.slots.every((slot) => slots[slot] === 1) ? ALLOWED.yes : ALLOWED.no;
    case 'kind': {
      const value = slots[1 + need.kind]!;
      if (value === KIND.one || value === KIND.many) return ALLOWED.no;
      if (need.passes === undefined) return ALLOWED.yes;
      return value >= KIND.closed && need.passes[value - KIND.closed]! ? ALLOWED.yes : ALLOWED.no;
    }
    case 'after':
      return slots[model.clocks[need.clock]!.slot] === CLOCK.expired ? ALLOWED.yes : ALLOWED.no;
    case 'within':
      return runs(model, slots, need.clock) ? ALLOWED.yes : ALLOWED.no;
  }
}

/** Whether a clock is in one of its states, live and not run out. One that is held runs in this sense. */
export function runs(model: Model, slots: Int32Array, clock: number): boolean {
  const { slot, while: states } = model.clocks[clock]!;
  return states[slots[0]!]! && slots[slot] === CLOCK.live;
}

export function isHeld(model: Model, slots: Int32Array, clock: number): boolean {
  return model.clocks[clock]!.heldBy.some(
    (kind) => slots[1 + kind] === KIND.one || slots[1 + kind] === KIND.many,
  );
}

/** Whether an action is possible in a configuration, whoever does it. */
export function allowed(model: Model, slots: Int32Array, action: ModelAction): number {
  if (!action.from[slots[0]!]) return ALLOWED.no;
  if (action.countSlot >= 0 && slots[action.countSlot]! >= action.most) return ALLOWED.no;
  if (action.live.some((clock) => !runs(model, slots, clock))) return ALLOWED.no;
  let status: number = ALLOWED.yes;
  for (const need of action.needs) {
    status = Math.min(status, needStatus(model, slots, need));
    if (status === ALLOWED.no) return status;
  }
  return status;
}

/** Whether a case may end here: nothing that must be closed first is open, or is opened by this. */
function mayEnd(model: Model, slots: Int32Array, action: ModelAction): number {
  let can: number = ALLOWED.yes;
  model.kinds.forEach((kind, i) => {
    if (kind.atEnd !== 'required') return;
    const value = slots[1 + i]!;
    if (value === KIND.one || value === KIND.many) can = ALLOWED.no;
    else if (action.opens.includes(i)) can = Math.min(can, kind.mayBeEmpty ? ALLOWED.maybe : ALLOWED.no);
  });
  return can;
}

/**
 * All that an action makes of a configuration: one for each state it may lead to, each way in which optional values are
 * given, and each register that may be empty. `blocked`: some of it is refused, since something must be closed first.
 */
export function results(
  model: Model,
  slots: Int32Array,
  action: ModelAction,
): { blocked: boolean; next: Int32Array[] } {
  const next: Int32Array[] = [];
  let blocked = false;
  for (const target of action.targets) {
    const to = target === -1 ? slots[0]! : target;
    if (model.done[to]) {
      const can = mayEnd(model, slots, action);
      if (can !== ALLOWED.no) next.push(ended(slots.length, to));
      if (can !== ALLOWED.yes) blocked = true;
      continue;
    }
    let variants = [changed(model, slots, action, to)];
    for (const slot of action.maySet) {
      variants = variants.flatMap((one) => (one[slot] === 1 ? [one] : [one, withSlot(one, slot, 1)]));
    }
    for (const kind of action.opens) {
      if (!model.kinds[kind]!.mayBeEmpty) continue;
      const before = slots[1 + kind]!;
      if (before === KIND.one || before === KIND.many) continue;
      variants = variants.flatMap((one) => [one, withSlot(one, 1 + kind, before)]);
    }
    next.push(...variants);
  }
  return { blocked, next };
}

/** A case that is done keeps nothing but where it ended. */
function ended(size: number, state: number): Int32Array {
  const slots = new Int32Array(size);
  slots[0] = state;
  return slots;
}

function withSlot(slots: Int32Array, slot: number, value: number): Int32Array {
  const copy = slots.slice();
  copy[slot] = value;
  return copy;
}

function changed(model: Model, slots: Int32Array, action: ModelAction, to: number): Int32Array {
  const next = slots.slice();
  if (action.countSlot >= 0) next[action.countSlot]!++;
  for (const slot of action.clears) next[slot] = 0;
  for (const slot of action.sets) next[slot] = 1;
  for (const kind of action.opens) {
    const before = slots[1 + kind]!;
    const open = before === KIND.one || before === KIND.many;
    next[1 + kind] = open || model.kinds[kind]!.many ? KIND.many : KIND.one;
  }
  enter(model, next, slots[0]!, to);
  for (const clock of action.restarts) {
    const { slot, while: states } = model.clocks[clock]!;
    if (states[to]) next[slot] = CLOCK.live;
  }
  return next;
}

/** Moves to a state: clocks start, go on, stand still or are over. */
export function enter(model: Model, slots: Int32Array, from: number, to: number): void {
  slots[0] = to;
  for (const { slot, while: states, again } of model.clocks) {
    const was = from >= 0 && states[from]!;
    const is = states[to]!;
    if (was && !is && again === 'never' && slots[slot] === CLOCK.live) slots[slot] = CLOCK.over;
    if (!was && is && (slots[slot] === CLOCK.fresh || again === 'restart')) slots[slot] = CLOCK.live;
  }
}
