import { type Hash, hashMany } from '@mingcha/kernel/merkle';
import { AT, CAPACITY, fillTables, LONGEST, program, ROOM } from './program.ts';

type Many = NonNullable<Hash['many']>;

/** As much of WebAssembly's own types as is used: neither Node's nor a worker's library need be loaded for it. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

interface Exports {
  readonly run: (groups: number) => void;
  readonly memory: { readonly buffer: ArrayBuffer };
}

/** A prefix must fit the first block, whose padding a shorter one may share. */
const LONGEST_PREFIX = 63;

/**
 * The same SHA-256 with a batch form, for a lot of short messages: WebAssembly that hashes four at a time.
 *
 * The batch form is tried against `hash` first. Where WebAssembly with vectors is missing or forbidden, or differs,
 * `hash` comes back as it is: slower, with the same results.
 */
export function withBatches(hash: Hash): Hash {
  const many = manyBy(hash);
  if (many === undefined || !agrees(hash, many)) return hash;
  return Object.assign((data: Uint8Array) => hash(data), { many });
}

function manyBy(hash: Hash): Many | undefined {
  const exports = exportsOf(program());
  if (exports === undefined) return undefined;
  const { run } = exports;
  const memory = exports.memory.buffer;
  fillTables(memory);
  const bytes = new Uint8Array(memory);
  const order = new Uint32Array(memory, AT.order, CAPACITY);
  const starts = new Uint32Array(memory, AT.starts, CAPACITY);
  const lengths = new Uint32Array(memory, AT.lengths, CAPACITY);

  return (prefix, bodies, ends, out) => {
    if (prefix.length > LONGEST_PREFIX) {
      hashMany((data) => hash(data), prefix, bodies, ends, out);
      return;
    }
    bytes.fill(0, AT.prefix, AT.prefix + 64);
    bytes.set(prefix, AT.prefix);
    bytes.fill(0, AT.prefix + 64, AT.prefix + 64 + prefix.length);
    bytes.fill(0xff, AT.prefix + 64 + prefix.length, AT.prefix + 128);
    let from = 0;
    while (from < ends.length) {
      const base = from === 0 ? 0 : ends[from - 1]!;
      const to = endOfRun(ends, from, base, LONGEST - prefix.length);
      if (to === from) {
        const body = bodies.subarray(base, ends[from]);
        const end = Uint32Array.of(body.length);
        hashMany((data) => hash(data), prefix, body, end, out.subarray(from * 32, from * 32 + 32));
        from++;
        continue;
      }
      bytes.set(bodies.subarray(base, ends[to - 1]), AT.bodies);
      let start = base;
      for (let i = from; i < to; i++) {
        const end = ends[i]!;
        starts[i - from] = AT.bodies + start - base - prefix.length;
        lengths[i - from] = end - start + prefix.length;
        start = end;
      }
      sortByBlocks(order, lengths, to - from);
      run((to - from + 3) >>> 2);
      out.set(bytes.subarray(AT.out, AT.out + (to - from) * 32), from * 32);
      from = to;
    }
  };
}

function exportsOf(code: Uint8Array): Exports | undefined {
  const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly?: Engine };
  try {
    return engine && new engine.Instance(new engine.Module(code)).exports;
  } catch {
    return undefined;
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

/** Lengths around the edges of padding and blocks, with and without a prefix. */
function agrees(hash: Hash, many: Many): boolean {
  const lengths = [0, 1, 54, 55, 56, 63, 64, 65, 118, 119, 120, 127, 128, 200];
  let end = 0;
  const ends = Uint32Array.from(lengths, (length) => (end += length));
  const bodies = Uint8Array.from({ length: end }, (_, i) => i * 7 + 3);
  return [0, 1, 39, LONGEST_PREFIX].every((size) => {
    const prefix = Uint8Array.from({ length: size }, (_, i) => 255 - i);
    const [fast, plain] = [new Uint8Array(lengths.length * 32), new Uint8Array(lengths.length * 32)];
    many(prefix, bodies, ends, fast);
    hashMany((data) => hash(data), prefix, bodies, ends, plain);
    return fast.every((byte, i) => byte === plain[i]);
  });
}
