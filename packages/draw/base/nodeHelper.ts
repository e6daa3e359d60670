import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Hash } from '@mingcha/kernel/merkle';
import { compile, hashBy, lanesOf } from '../simd/lanes.ts';

type Ahead = NonNullable<Hash['ahead']>;

/** Runs that may wait for the helper. */
const SLOTS = 8;
/** What a slot says of itself, in the order in which it goes on. */
const [EMPTY, READY, TAKEN, DONE] = [0, 1, 2, 3];
/** Where the control words stand behind the slots' states and counts. */
const [BELL, GONE] = [2 * SLOTS, 2 * SLOTS + 1];
/** Milliseconds after which a helper without work ends, and after which one that does not answer is given up. */
const [IDLE, PATIENCE] = [10_000, 2_000];

/** What the helper does: any run that is ready, by the same program over the same memory. Plain JavaScript. */
const HELPER = `
const { workerData } = require('node:worker_threads');
const { module, memories, control, slots, idle } = workerData;
const bell = 2 * slots;
const runs = memories.map((memory) => new WebAssembly.Instance(module, { own: { memory } }).exports.run);
for (;;) {
  const heard = Atomics.load(control, bell);
  let worked = false;
  for (let i = 0; i < slots; i++) {
    if (Atomics.compareExchange(control, i, 1, 2) !== 1) continue;
    runs[i]((control[slots + i] + 3) >>> 2);
    Atomics.store(control, i, 3);
    Atomics.notify(control, i);
    worked = true;
  }
  if (!worked && Atomics.wait(control, bell, heard, idle) === 'timed-out') break;
}
Atomics.store(control, bell + 1, 1);
`;

/**
 * The batch form in two threads where there are two processors: a run is filled in here and hashed by the thread that comes
 * to it first, the helper or the one that needs it. Undefined where there is one processor, or no memory that threads share.
 */
export function aheadOf(
  plain: Hash,
  { processors = availableParallelism(), script = HELPER, patience = PATIENCE } = {},
): Ahead | undefined {
  if (processors < 2) return undefined;
  const module = compile(true);
  if (module === undefined) return undefined;
  const control = new Int32Array(new SharedArrayBuffer(4 * (2 * SLOTS + 2)));
  const slots = Array.from({ length: SLOTS }, () => lanesOf(module, true));
  const own = lanesOf(module, true);
  let isGivenUp = false;
  control[GONE] = 1;

  function start(): void {
    control[GONE] = 0;
    const memories = slots.map(({ memory }) => memory);
    const workerData = { module, memories, control, slots: SLOTS, idle: IDLE };
    const helper = new Worker(script, { eval: true, env: {}, execArgv: [], workerData });
    helper.unref();
    // What it has not done is done here.
    helper.on('error', () => {
      isGivenUp = true;
    });
  }

  /** Hashes a run unless somebody else has begun it. */
  function take(i: number): boolean {
    if (Atomics.compareExchange(control, i, READY, TAKEN) !== READY) return false;
    slots[i]!.run(control[SLOTS + i]!);
    Atomics.store(control, i, DONE);
    return true;
  }

  /** Sees a run to its end; while the helper is at it, others are done here. False where the helper does not answer. */
  function finish(i: number): boolean {
    take(i);
    while (Atomics.load(control, i) === TAKEN) {
      if (slots.some((_, other) => take(other))) continue;
      if (Atomics.wait(control, i, TAKEN, patience) === 'timed-out') return false;
    }
    return true;
  }

  return (prefix, bodies, ends, out) => {
    const i = isGivenUp ? -1 : slots.findIndex((_, at) => control[at] === EMPTY);
    const lanes = slots[i];
    const messages = { prefix, bodies, ends };
    const count = ends.length;
    if (!lanes || count === 0 || lanes.fill(messages, 0) < count) {
      hashBy(own, plain, messages, out);
      return () => {};
    }
    if (control[GONE] === 1) start();
    control[SLOTS + i] = count;
    Atomics.store(control, i, READY);
    Atomics.add(control, BELL, 1);
    Atomics.notify(control, BELL);
    return () => {
      if (!finish(i)) {
        // It may still be at it, so that its memory is not used again.
        isGivenUp = true;
        own.copy(lanes);
        own.run(count);
        own.take(count, out);
        return;
      }
      lanes.take(count, out);
      Atomics.store(control, i, EMPTY);
    };
  };
}
