import { Emitter, type Instruction, type Value, type ValueType } from './emitter.ts';

/** Messages that one run takes at most. */
export const CAPACITY = 1024;

/** Where things lie in the program's memory, in bytes. The tables up to MARK are written once by `memoryOf`. */
export const AT = {
  k: 0,
  iota: 256,
  /** 64 prefix bytes, then 64 mask bytes: 0 where the prefix stands, 255 elsewhere. */
  prefix: 320,
  /** The same for a block that has no prefix. */
  noPrefix: 448,
  iv: 576,
  mark: 640,
  words: 704,
  state: 960,
  /** CAPACITY numbers of 32 bits each: the order to work in, and by message its start and its length. */
  order: 2048,
  starts: 2048 + 4 * CAPACITY,
  lengths: 2048 + 8 * CAPACITY,
  out: 2048 + 12 * CAPACITY,
  /** A message may start a prefix (≤ 63 bytes) before its body, and blocks are read to their end. */
  bodies: 2048 + 44 * CAPACITY + 64,
} as const;

/** Of 64 KB, in the program's memory. */
export const PAGES = 4;
/** Bytes that a message may have, its prefix included: a short one is read on for as long as its neighbours last. */
export const LONGEST = 2048;
/** Bytes of bodies that one run takes at most. */
export const ROOM = PAGES * 65_536 - AT.bodies - LONGEST - 64;

const SWAP = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12];

/** FIPS 180-4 §4.2.2 and §5.3.3: fractional parts of the roots of the first primes, computed with integers. */
function fractions(count: number, root: 2n | 3n): number[] {
  const out: number[] = [];
  for (let n = 2; out.length < count; n++) {
    let divisor = 2;
    while (n % divisor !== 0) divisor++;
    if (divisor < n) continue;
    const scaled = BigInt(n) << (32n * root);
    let value = 0n;
    for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((value + bit) ** root <= scaled) value += bit;
    out.push(Number(value & 0xffffffffn));
  }
  return out;
}

/**
 * SHA-256 of four messages at a time, one in each 32-bit lane of WebAssembly's 128-bit vectors.
 *
 * `run(groups)` hashes the messages named by `order`, four by four. A message starts at its `starts` and has
 * `lengths` bytes, the prefix included: its first bytes are replaced by the prefix, so bodies need no room for it.
 * The order puts messages of few blocks first; the fourth of a group has the most.
 */
export function program(isShared: boolean): Uint8Array<ArrayBuffer> {
  const e = new Emitter(1);
  const get = (x: number) => e.get(x);
  const int = (value: number) => e.int(value);
  const op = (name: Instruction, ...operands: readonly Value[]) => e.op(name, ...operands);
  const load = (address: Value, offset: number) => e.load(address, offset);
  const set = (x: number, value: Value) => e.set(x, value);
  const lanes = [0, 1, 2, 3];
  const local = (type: ValueType) => e.local(type);
  const four = (type: ValueType) => lanes.map(() => e.local(type));

  const groups = 0;
  const [group, block, table, rest, context] = [
    local('i32'),
    local('i32'),
    local('i32'),
    local('i32'),
    local('i32'),
  ];
  const [at, left, index, blocks] = [four('i32'), four('i32'), four('i32'), four('i32')];
  const [limits, row, pair] = [four('v128'), four('v128'), four('v128')];
  const [word, scratch, counts] = [local('v128'), local('v128'), local('v128')];
  const [t1, ch, sum, ab, bc] = [local('v128'), local('v128'), local('v128'), local('v128'), local('v128')];
  const registers = [...four('v128'), ...four('v128')];

  const xor = (x: Value, y: Value) => op('v128.xor', x, y);
  const and = (x: Value, y: Value) => op('v128.and', x, y);
  const or = (x: Value, y: Value) => op('v128.or', x, y);
  const add = (...values: readonly Value[]) => values.reduce((x, y) => op('i32x4.add', x, y));
  const plus = (x: Value, y: Value) => op('i32.add', x, y);
  const either = (yes: Value, no: Value, condition: Value) => op('select', yes, no, condition);
  const fixed = (address: number) => load(int(0), address);
  const keep = (address: number, value: Value) => e.store(int(0), address, value);
  const slot = (i: number) => AT.words + 16 * (i & 15);
  const shr = (x: number, by: number) => op('i32x4.shr_u', get(x), int(by));
  const rotated = (x: number, by: number) => xor(shr(x, by), op('i32x4.shl', get(x), int(32 - by)));
  const upper = (x: number, p: number, q: number, r: number) =>
    xor(xor(rotated(x, p), rotated(x, q)), rotated(x, r));
  const lower = (x: number, p: number, q: number, shift: number) =>
    xor(xor(rotated(x, p), rotated(x, q)), shr(x, shift));
  const swapped = (value: Value) => op('i8x16.swizzle', value, e.bytes(...SWAP));

  /** Turns the four vectors of `row` from one lane's words to one word's lanes, or back. */
  const transpose = () => {
    const [p, q, r, s] = row as [number, number, number, number];
    const mix = (into: number, x: number, y: number, order: readonly number[]) =>
      set(into, e.shuffleWords(get(x), get(y), order));
    mix(pair[0]!, p, q, [0, 4, 1, 5]);
    mix(pair[1]!, p, q, [2, 6, 3, 7]);
    mix(pair[2]!, r, s, [0, 4, 1, 5]);
    mix(pair[3]!, r, s, [2, 6, 3, 7]);
    mix(p, pair[0]!, pair[2]!, [0, 1, 4, 5]);
    mix(q, pair[0]!, pair[2]!, [2, 3, 6, 7]);
    mix(r, pair[1]!, pair[3]!, [0, 1, 4, 5]);
    mix(s, pair[1]!, pair[3]!, [2, 3, 6, 7]);
  };

  const openGroup = () => {
    for (const lane of lanes) {
      set(index[lane]!, e.loadInt(get(group), AT.order + 4 * lane));
      const entry = op('i32.shl', get(index[lane]!), int(2));
      set(at[lane]!, e.loadInt(entry, AT.starts));
      set(left[lane]!, e.loadInt(entry, AT.lengths));
      set(blocks[lane]!, op('i32.shr_u', plus(get(left[lane]!), int(72)), int(6)));
    }
    set(counts, e.vector(blocks.map(get)));
    for (let i = 0; i < 8; i++) keep(AT.state + 16 * i, e.loadSplat(int(0), AT.iv + 4 * i));
    set(block, int(0));
    set(context, int(AT.prefix));
  };

  /** Reads one block of each message: prefix, body, the 0x80 mark, zeros, and in the last block the length. */
  const readBlock = () => {
    for (const lane of lanes) {
      const bytes = get(left[lane]!);
      set(rest, either(bytes, int(64), op('i32.lt_s', bytes, int(64))));
      const clamped = either(get(rest), int(-1), op('i32.gt_s', get(rest), int(-1)));
      set(limits[lane]!, op('i8x16.splat', clamped));
    }
    for (let part = 0; part < 64; part += 16) {
      for (const lane of lanes) {
        const masked = and(load(get(at[lane]!), part), load(get(context), 64 + part));
        const text = or(masked, load(get(context), part));
        const [places, limit] = [fixed(AT.iota + part), get(limits[lane]!)];
        const cut = and(text, op('i8x16.lt_s', places, limit));
        set(row[lane]!, swapped(or(cut, and(op('i8x16.eq', places, limit), fixed(AT.mark)))));
      }
      transpose();
      for (const lane of lanes) keep(slot(part / 4 + lane), get(row[lane]!));
    }
    const bits = lanes.map((lane) => {
      const total = plus(get(left[lane]!), op('i32.shl', get(block), int(6)));
      const isLast = op('i32.eq', plus(get(block), int(1)), get(blocks[lane]!));
      return either(op('i32.shl', total, int(3)), int(0), isLast);
    });
    keep(slot(15), or(fixed(slot(15)), e.vector(bits)));
  };

  const expand = (i: number) => {
    set(word, fixed(slot(i + 1)));
    set(scratch, fixed(slot(i + 14)));
    set(word, add(fixed(slot(i)), fixed(slot(i + 9)), lower(word, 7, 18, 3), lower(scratch, 17, 19, 10)));
    keep(slot(i), get(word));
  };

  /** The sums are bracketed for short chains, T1 is even added up twice: each round waits for the last one's a and e. */
  const round = (state: readonly number[], i: number): readonly number[] => {
    const [a, b, c, d, f, g, h, k] = state as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    set(t1, add(e.loadSplat(get(table), AT.k + 4 * i), get(word), get(k)));
    set(ch, xor(and(xor(get(g), get(h)), get(f)), get(h)));
    set(sum, upper(f, 6, 11, 25));
    set(d, add(get(t1), get(d), get(ch), get(sum)));
    // the majority is b ^ ((a ^ b) & (b ^ c)), and a ^ b is the next round's b ^ c
    set(ab, xor(get(a), get(b)));
    const majority = xor(and(get(ab), get(bc)), get(b));
    set(k, op('i32x4.add', upper(a, 2, 13, 22), add(majority, add(get(t1), get(ch), get(sum)))));
    set(bc, get(ab));
    return [k, a, b, c, d, f, g, h];
  };

  const compress = () => {
    for (const [i, register] of registers.entries()) set(register, fixed(AT.state + 16 * i));
    set(bc, xor(get(registers[1]!), get(registers[2]!)));
    set(table, int(0));
    let state: readonly number[] = registers;
    for (let i = 0; i < 16; i++) {
      set(word, fixed(slot(i)));
      state = round(state, i);
    }
    const sixteen = () => {
      set(table, plus(get(table), int(64)));
      for (let i = 0; i < 16; i++) {
        expand(i);
        state = round(state, i);
      }
    };
    e.loop(sixteen, op('i32.lt_u', get(table), int(192)));
    // a lane whose message has ended keeps its state
    set(scratch, op('i32x4.gt_s', get(counts), op('i32x4.splat', get(block))));
    state.forEach((register, i) => {
      const address = AT.state + 16 * i;
      keep(address, add(fixed(address), and(get(register), get(scratch))));
    });
  };

  const closeGroup = () => {
    for (const half of [0, 4]) {
      for (const [i, vector] of row.entries()) set(vector, fixed(AT.state + 16 * (half + i)));
      transpose();
      for (const lane of lanes) {
        const address = op('i32.shl', get(index[lane]!), int(5));
        e.store(address, AT.out + 4 * half, swapped(get(row[lane]!)));
      }
    }
  };

  const step = () => {
    readBlock();
    compress();
    set(context, int(AT.noPrefix));
    for (const lane of lanes) {
      set(left[lane]!, plus(get(left[lane]!), int(-64)));
      set(at[lane]!, plus(get(at[lane]!), int(64)));
    }
    set(block, plus(get(block), int(1)));
  };
  const hashGroup = () => {
    openGroup();
    e.loop(step, op('i32.lt_u', get(block), get(blocks[3]!)));
    closeGroup();
    set(group, plus(get(group), int(16)));
    set(groups, plus(get(groups), int(-1)));
  };
  e.loop(hashGroup, get(groups));
  return e.module(PAGES, isShared);
}

/** Writes the constants into a fresh memory. */
export function fillTables(memory: ArrayBufferLike): void {
  const bytes = new Uint8Array(memory);
  const words = new Uint32Array(memory);
  words.set(fractions(64, 3n), AT.k / 4);
  words.set(fractions(8, 2n), AT.iv / 4);
  for (let i = 0; i < 64; i++) bytes[AT.iota + i] = i;
  bytes.fill(0xff, AT.noPrefix + 64, AT.noPrefix + 128);
  bytes.fill(0x80, AT.mark, AT.mark + 16);
}
