/** The value types a function's locals may have. */
export type ValueType = 'i32' | 'v128';

const TYPE_CODES: Record<ValueType, number> = { i32: 0x7f, v128: 0x7b };

const END = 0x0b;

/** The instructions used here, by their names in the WebAssembly specification. */
const PLAIN = {
  select: 0x1b,
  'i32.eq': 0x46,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.gt_s': 0x4a,
  'i32.add': 0x6a,
  'i32.shl': 0x74,
  'i32.shr_u': 0x76,
} as const;

const VECTOR = {
  'i8x16.swizzle': 14,
  'i8x16.splat': 15,
  'i32x4.splat': 17,
  'i8x16.eq': 35,
  'i8x16.lt_s': 37,
  'i32x4.gt_s': 59,
  'v128.and': 78,
  'v128.or': 80,
  'v128.xor': 81,
  'i32x4.shl': 171,
  'i32x4.shr_u': 173,
  'i32x4.add': 174,
} as const;

export type Instruction = keyof typeof PLAIN | keyof typeof VECTOR;

function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value >>> 0;
  do {
    out.push((rest & 127) | (rest > 127 ? 128 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return out;
}

function signed(value: number): number[] {
  const out: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 127;
    if (rest >> 6 === 0 || rest >> 6 === -1) return [...out, low];
    out.push(low | 128);
  }
}

/** A piece of code that leaves one value on the stack when it is called. */
export type Value = () => void;

/** Collects the locals and the code of one WebAssembly function. Statements append; values do so when they are used. */
export class Emitter {
  readonly #parameters: number;
  readonly #locals: number[] = [];
  readonly #code: number[] = [];

  /** A function that takes `parameters` i32 values, its locals 0, 1, …, and returns nothing. */
  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  local(type: ValueType): number {
    return this.#parameters + this.#locals.push(TYPE_CODES[type]) - 1;
  }

  get(local: number): Value {
    return () => this.#code.push(0x20, ...unsigned(local));
  }

  int(value: number): Value {
    return () => this.#code.push(0x41, ...signed(value));
  }

  op(name: Instruction, ...operands: readonly Value[]): Value {
    return () => {
      for (const operand of operands) operand();
      if (name in PLAIN) this.#code.push(PLAIN[name as keyof typeof PLAIN]);
      else this.#vector(VECTOR[name as keyof typeof VECTOR]);
    };
  }

  /** i32.load at `address` plus `offset`. */
  loadInt(address: Value, offset: number): Value {
    return () => {
      address();
      this.#code.push(0x28, 2, ...unsigned(offset));
    };
  }

  /** v128.load at `address` plus `offset`; no alignment asked. */
  load(address: Value, offset: number): Value {
    return () => {
      address();
      this.#vector(0, 0, ...unsigned(offset));
    };
  }

  /** v128.load32_splat: one 32-bit word in all four lanes. */
  loadSplat(address: Value, offset: number): Value {
    return () => {
      address();
      this.#vector(9, 2, ...unsigned(offset));
    };
  }

  /** i8x16.shuffle of whole 32-bit lanes: 0–3 from `left`, 4–7 from `right`. */
  shuffleWords(left: Value, right: Value, lanes: readonly number[]): Value {
    return () => {
      left();
      right();
      this.#vector(13, ...lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]));
    };
  }

  /** v128.const from its 16 bytes. */
  bytes(...values: readonly number[]): Value {
    return () => this.#vector(12, ...values);
  }

  /** Four 32-bit values as one vector. */
  vector(values: readonly Value[]): Value {
    return () => {
      values.forEach((value, lane) => {
        value();
        if (lane === 0) this.#vector(17);
        else this.#vector(28, lane);
      });
    };
  }

  set(local: number, value: Value): void {
    value();
    this.#code.push(0x21, ...unsigned(local));
  }

  /** v128.store of `value` at `address` plus `offset`. */
  store(address: Value, offset: number, value: Value): void {
    address();
    value();
    this.#vector(11, 0, ...unsigned(offset));
  }

  /** Runs `body` again while `again` is not zero after it. */
  loop(body: () => void, again: Value): void {
    this.#code.push(0x03, 0x40);
    body();
    again();
    this.#code.push(0x0d, 0, END);
  }

  /** A whole module that exports this function as `run`, over a memory of `pages` × 64 KB that it imports as `own.memory`. */
  module(pages: number, isShared: boolean): Uint8Array<ArrayBuffer> {
    const locals = this.#locals.flatMap((type) => [1, type]);
    const body = [...unsigned(this.#locals.length), ...locals, ...this.#code, END];
    const name = (text: string) => [text.length, ...[...text].map((char) => char.charCodeAt(0))];
    const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
    const parameters = Array.from({ length: this.#parameters }, () => TYPE_CODES.i32);
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, this.#parameters, ...parameters, 0]),
      ...section(2, [
        1,
        ...name('own'),
        ...name('memory'),
        2,
        isShared ? 3 : 1,
        ...unsigned(pages),
        ...unsigned(pages),
      ]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...name('run'), 0, 0]),
      ...section(10, [1, ...unsigned(body.length), ...body]),
    ]);
  }

  #vector(code: number, ...rest: readonly number[]): void {
    this.#code.push(0xfd, ...unsigned(code), ...rest);
  }
}
