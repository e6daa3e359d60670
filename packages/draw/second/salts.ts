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
    let at = 4 * this.#count;
    for (const { salt } of rows) {
      for (let i = 0; i < 32; i += 8) {
        let word = 0;
        for (let k = i; k < i + 8; k++) word = (word << 4) | digitOf(salt.charCodeAt(k));
        this.#words[at++] = word;
      }
    }
    this.#count += rows.length;
  }

  /** A pointer to a row whose salt an earlier one has already; undefined where there is none. */
  reused(): string | undefined {
    const halves = new BigUint64Array(this.#words.buffer, 0, 2 * this.#count);
    const sorted = new BigUint64Array(this.#count);
    for (let i = 0; i < this.#count; i++) sorted[i] = halves[2 * i]!;
    sorted.sort();
    const suspects = new Set(sorted.filter((half, i) => i > 0 && half === sorted[i - 1]));
    if (suspects.size === 0) return undefined;
    const seen = new Set<string>();
    for (let i = 0; i < this.#count; i++) {
      if (!suspects.has(halves[2 * i]!)) continue;
      const whole = `${halves[2 * i]} ${halves[2 * i + 1]}`;
      if (seen.has(whole)) return this.#pathOf(i);
      seen.add(whole);
    }
    return undefined;
  }

  #pathOf(place: number): string {
    const part = this.#parts.findLast(({ from }) => from <= place)!;
    return part.path(place - part.from);
  }
}

/** The value of a digit of lower-case hex. */
const digitOf = (unit: number): number => (unit < 0x3a ? unit - 0x30 : unit - 0x57);
