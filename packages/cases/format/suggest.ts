/** The name that a mistyped one most likely stands for: the nearest within a third of its length; undefined if none is near. */
export function nearest(name: string, among: Iterable<string>): string | undefined {
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const one of among) {
    const d = editDistance(name.toLowerCase(), one.toLowerCase(), distance);
    if (d < distance) {
      distance = d;
      best = one;
    }
  }
  return best;
}

/** Insertions, deletions and replacements between two short texts; `limit` or more is not told exactly. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row[b.length]!;
}
