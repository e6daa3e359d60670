/** How alike two names are, 0 to 1: shared pairs of characters, or that one is short for the other (人社局). */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // The last character shows the kind of unit: 局, 委, 中心.
  const abbreviates =
    short.length >= 2 && isWithin(short, long) && short[0] === long[0] && short.at(-1) === long.at(-1);
  return Math.max(pairs(a, b), abbreviates ? 0.6 + (0.3 * short.length) / long.length : 0);
}

/** The share of pairs of neighbouring characters that two texts have in common, 0 to 1. */
export function pairs(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++)
    counts.set(a.slice(i, i + 2), (counts.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = counts.get(b.slice(i, i + 2)) ?? 0;
    if (left > 0) shared++;
    counts.set(b.slice(i, i + 2), left - 1);
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

/** Whether the characters of the short name stand in the long one, in order. */
export function isWithin(short: string, long: string): boolean {
  let at = -1;
  for (const char of short) {
    at = long.indexOf(char, at + 1);
    if (at === -1) return false;
  }
  return true;
}
