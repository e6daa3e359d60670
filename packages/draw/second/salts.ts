/** Which salts a proof uses, 16 bytes each: a million rows take 16 MB, and 8 MB more while they are compared. */
export class Salts {
  #words = new Uint32Array(4096);
  #count = 0;
  readonly #parts: { readonly from: number; readonly path: (i: number) => string }[] = [];

  /** Adds the salts of rows, 32 digits of hex each. `path` is a pointer to the i-th of them. */
  add(rows: readonly { readonly salt: string }[], path: (i: number) => string): void {
    if (rows.length === 0) return;
    this.#parts.push({ from: this.#count, path });
    const needed = 4 * (this.#count + rows.length);
    if (needed > this.#words.length) {
      const larger = new Uint32Array(Math.max(needed, 2 * this.#words.length));
      larger.set(this.#words);
      this.#words = larger;
    }
    const words = this.#words;
    let at = 4 * this.#count;
    for (const { salt } of rows) for (let i = 0; i < 32; i += 8) words[at++] = wordAt(salt, i);
    this.#count += rows.length;
  }

  /** A pointer to a row whose salt an earlier one has already; undefined where there is none. */
  reused(): string | undefined {
    const sorted = new Float64Array(this.#count);
    for (let i = 0; i < this.#count; i++) sorted[i] = this.#startOf(i);
    sorted.sort();
    const suspects = new Set<number>();
    for (let i = 1; i < this.#count; i++) if (sorted[i] === sorted[i - 1]) suspects.add(sorted[i]!);
    if (suspects.size === 0) return undefined;
    const seen = new Set<string>();
    for (let i = 0; i < this.#count; i++) {
      if (!suspects.has(this.#startOf(i))) continue;
      const whole = this.#words.subarray(4 * i, 4 * i + 4).join(' ');
      if (seen.has(whole)) return this.#pathOf(i);
      seen.add(whole);
    }
    return undefined;
  }

  /** The first 53 bits of a salt: as many as a number holds. */
  #startOf(i: number): number {
    return this.#words[4 * i]! * 2 ** 21 + (this.#words[4 * i + 1]! >>> 11);
  }

  #pathOf(place: number): string {
    const part = this.#parts.findLast(({ from }) => from <= place)!;
    return part.path(place - part.from);
  }
}

/** The values of the digits of lower-case hex. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, unit) => (unit < 0x3a ? unit - 0x30 : unit - 0x57) & 15);

/** Eight digits as a number. */
function wordAt(text: string, i: number): number {
  return (
    (DIGITS[text.charCodeAt(i)]! << 28) |
    (DIGITS[text.charCodeAt(i + 1)]! << 24) |
    (DIGITS[text.charCodeAt(i + 2)]! << 20) |
    (DIGITS[text.charCodeAt(i + 3)]! << 16) |
    (DIGITS[text.charCodeAt(i + 4)]! << 12) |
    (DIGITS[text.charCodeAt(i + 5)]! << 8) |
    (DIGITS[text.charCodeAt(i + 6)]! << 4) |
    DIGITS[text.charCodeAt(i + 7)]!
  );
}
