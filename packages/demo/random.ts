/**
 * A small repeatable source of randomness: sfc32 (Chris Doty-Humphrey, PractRand), seeded by text.
 * Only 32-bit integer arithmetic, so that the same seed gives the same data on every machine.
 */
export interface Random {
  /** An integer from 0 to n − 1; n at most 2^32. */
  below(n: number): number;
  /** True in `permille` of 1,000 cases. */
  chance(permille: number): boolean;
  /** One element of a list that is not empty, all equally likely. */
  pick<T>(list: readonly T[]): T;
}

/** The same text always gives the same sequence. */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = seedWords(seed) as [number, number, number, number];
  const next = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  const below = (n: number) => Math.floor((next() / 0x1_0000_0000) * n);
  return {
    below,
    chance: (permille) => below(1000) < permille,
    pick: (list) => list[below(list.length)]!,
  };
}

/** Four words from the text: FNV-1a, each with another offset, then the finalizer of MurmurHash3. */
function seedWords(seed: string): number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x2545f491].map((offset) => {
    let hash = offset;
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) | 0;
  });
}

/** A chooser that takes each value as often as its weight (integers ≥ 0, not all 0) says. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): (random: Random) => T {
  const slots: T[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const [value, weight] of entries) {
    if (weight <= 0) continue;
    total += weight;
    slots.push(value);
    upTo.push(total);
  }
  if (total === 0) throw new RangeError('nothing to choose from');
  return (random) => {
    const at = random.below(total);
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return slots[low]!;
  };
}
