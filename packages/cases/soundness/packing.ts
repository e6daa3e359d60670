/** Configurations as words of 32 bits, each known by its index. A slot never spans two words. */
export class Configurations {
  readonly width: number;
  readonly #word: Int32Array;
  readonly #shift: Int32Array;
  readonly #mask: Int32Array;
  #words: Int32Array;
  /** Open addressing: index + 1, or 0 for free. */
  #table = new Int32Array(1 << 12);
  #packed: Int32Array;
  size = 0;

  constructor(slotSizes: readonly number[]) {
    this.#word = new Int32Array(slotSizes.length);
    this.#shift = new Int32Array(slotSizes.length);
    this.#mask = new Int32Array(slotSizes.length);
    let word = 0;
    let shift = 0;
    slotSizes.forEach((values, slot) => {
      const bits = Math.max(1, 32 - Math.clz32(Math.max(values - 1, 1)));
      if (shift + bits > 31) {
        word++;
        shift = 0;
      }
      this.#word[slot] = word;
      this.#shift[slot] = shift;
      this.#mask[slot] = (1 << bits) - 1;
      shift += bits;
    });
    this.width = word + 1;
    this.#words = new Int32Array(this.width * 1_024);
    this.#packed = new Int32Array(this.width);
  }

  /** The index of a configuration, which is new if it equals the former `size`. */
  intern(slots: Int32Array): number {
    const { width } = this;
    const { packed, at, index: known } = this.#find(slots);
    if (known >= 0) return known;
    const index = this.size++;
    if ((index + 1) * width > this.#words.length) {
      const grown = new Int32Array(this.#words.length * 2);
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words.set(packed, index * width);
    this.#table[at] = index + 1;
    if (this.size * 2 > this.#table.length) this.#rehash();
    return index;
  }

  /** Whether a configuration is among these. */
  has(slots: Int32Array): boolean {
    return this.#find(slots).index >= 0;
  }

  /** A configuration packed, its index or -1, and where it stands or would stand in the table. */
  #find(slots: Int32Array): { packed: Int32Array; at: number; index: number } {
    const packed = this.#packed.fill(0);
    for (let slot = 0; slot < slots.length; slot++) {
      const word = this.#word[slot]!;
      packed[word] = packed[word]! | (slots[slot]! << this.#shift[slot]!);
    }
    const mask = this.#table.length - 1;
    let at = hash(packed) & mask;
    for (let found = this.#table[at]!; found !== 0; found = this.#table[at]!) {
      if (this.#equals(found - 1, packed)) return { packed, at, index: found - 1 };
      at = (at + 1) & mask;
    }
    return { packed, at, index: -1 };
  }

  read(index: number, slots: Int32Array): void {
    const base = index * this.width;
    for (let slot = 0; slot < slots.length; slot++) {
      slots[slot] = (this.#words[base + this.#word[slot]!]! >>> this.#shift[slot]!) & this.#mask[slot]!;
    }
  }

  #equals(index: number, packed: Int32Array): boolean {
    const base = index * this.width;
    for (let i = 0; i < packed.length; i++) if (this.#words[base + i] !== packed[i]) return false;
    return true;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let index = 0; index < this.size; index++) {
      let at = hash(this.#words.subarray(index * this.width, (index + 1) * this.width)) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = index + 1;
    }
    this.#table = table;
  }
}

function hash(words: Int32Array): number {
  let h = 0x9e3779b9 | 0;
  for (let i = 0; i < words.length; i++) {
    h = Math.imul(h ^ words[i]!, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h;
}

/** Numbers appended one by one. */
export class Numbers {
  #items = new Int32Array(4_096);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) {
      const grown = new Int32Array(this.#items.length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.length++] = value;
  }

  at(index: number): number {
    return this.#items[index]!;
  }
}
