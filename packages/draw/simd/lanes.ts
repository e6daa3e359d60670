import { type Hash, hashMany } from '@mingcha/kernel/merkle';
import { engine, type Memory } from './engine.ts';
import { AT, CAPACITY, fillTables, LONGEST, PAGES, program, ROOM } from './program.ts';

/** A prefix must fit the first block, whose padding a shorter one may share. */
const LONGEST_PREFIX = 63;

/** Messages as `Hash.many` has them. */
export interface Messages {
  readonly prefix: Uint8Array;
  readonly bodies: Uint8Array;
  readonly ends: Uint32Array;
}

/** The program over one memory: hashes a run of messages at a time. */
export interface Lanes {
  readonly memory: Memory;
  /** Copies messages from `from` on into the memory, as many as fit, and returns where it stopped: at `from` if none fits. */
  fill(messages: Messages, from: number): number;
  /** Hashes so many messages that were filled in. */
  run(count: number): void;
  /** Takes over what other lanes were filled with. */
  copy(from: Lanes): void;
  /** Copies their hashes out. */
  take(count: number, out: Uint8Array): void;
}

/** Compiles the program; the same code takes memories that are shared between threads, or own ones. */
export function compile(isShared: boolean): object | undefined {
  try {
    return engine && new engine.Module(program(isShared));
  } catch {
    return undefined;
  }
}

/** The program over a fresh memory. Throws where the engine does not have such memories. */
export function lanesOf(module: object, isShared: boolean): Lanes {
  const memory = new engine!.Memory({ initial: PAGES, maximum: PAGES, shared: isShared });
  const { run } = new engine!.Instance(module, { own: { memory } }).exports;
  fillTables(memory.buffer);
  const bytes = new Uint8Array(memory.buffer);
  const order = new Uint32Array(memory.buffer, AT.order, CAPACITY);
  const starts = new Uint32Array(memory.buffer, AT.starts, CAPACITY);
  const lengths = new Uint32Array(memory.buffer, AT.lengths, CAPACITY);

  return {
    memory,
    fill({ prefix, bodies, ends }, from) {
      if (prefix.length > LONGEST_PREFIX) return from;
      const base = from === 0 ? 0 : ends[from - 1]!;
      const to = endOfRun(ends, from, base, LONGEST - prefix.length);
      if (to === from) return from;
      bytes.fill(0, AT.prefix, AT.prefix + 64);
      bytes.set(prefix, AT.prefix);
      bytes.fill(0, AT.prefix + 64, AT.prefix + 64 + prefix.length);
      bytes.fill(0xff, AT.prefix + 64 + prefix.length, AT.prefix + 128);
      bytes.set(bodies.subarray(base, ends[to - 1]), AT.bodies);
      let start = base;
      for (let i = from; i < to; i++) {
        const end = ends[i]!;
        starts[i - from] = AT.bodies + start - base - prefix.length;
        lengths[i - from] = end - start + prefix.length;
        start = end;
      }
      sortByBlocks(order, lengths, to - from);
      return to;
    },
    run: (count) => run((count + 3) >>> 2),
    copy: ({ memory: other }) => bytes.set(new Uint8Array(other.buffer)),
    take: (count, out) => out.set(bytes.subarray(AT.out, AT.out + count * 32)),
  };
}

/** Hashes messages into `out` by these lanes; one that is too long for them by the plain hash. */
export function hashBy(lanes: Lanes, plain: Hash, messages: Messages, out: Uint8Array): void {
  const { prefix, bodies, ends } = messages;
  for (let from = 0; from < ends.length; ) {
    const to = lanes.fill(messages, from);
    const hashes = out.subarray(from * 32);
    if (to > from) {
      lanes.run(to - from);
      lanes.take(to - from, hashes);
      from = to;
    } else {
      const body = bodies.subarray(from === 0 ? 0 : ends[from - 1]!, ends[from]);
      hashMany((data) => plain(data), prefix, body, Uint32Array.of(body.length), hashes.subarray(0, 32));
      from++;
    }
  }
}

/** How far the messages from `from` on fit one run: none if the first is too long for it. */
function endOfRun(ends: Uint32Array, from: number, base: number, longest: number): number {
  const most = Math.min(ends.length, from + CAPACITY);
  let start = base;
  for (let to = from; to < most; to++) {
    const end = ends[to]!;
    if (end - start > longest || end - base > ROOM) return to;
    start = end;
  }
  return most;
}

const seats = new Uint32Array((LONGEST >>> 6) + 4);

/** Counting sort of 0 … count−1 by number of blocks; a last group is filled up with its last message. */
function sortByBlocks(order: Uint32Array, lengths: Uint32Array, count: number): void {
  let least = seats.length;
  let most = 0;
  for (let i = 0; i < count; i++) {
    const blocks = (lengths[i]! + 72) >>> 6;
    if (blocks < least) least = blocks;
    if (blocks > most) most = blocks;
  }
  if (least === most) {
    for (let i = 0; i < count; i++) order[i] = i;
  } else {
    seats.fill(0, least, most + 2);
    for (let i = 0; i < count; i++) seats[((lengths[i]! + 72) >>> 6) + 1]!++;
    for (let blocks = least + 1; blocks <= most; blocks++) seats[blocks]! += seats[blocks - 1]!;
    for (let i = 0; i < count; i++) order[seats[(lengths[i]! + 72) >>> 6]!++] = i;
  }
  for (let i = count; i % 4 !== 0; i++) order[i] = order[count - 1]!;
}
