/** Edits (insert, delete, replace) between two texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      row.push(Math.min(previous[j + 1]! + 1, row[j]! + 1, previous[j]! + (a[i] === b[j] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/** The name most like what was written, if any is like it at all: one that holds it, or the fewest edits away. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const text = written.slice(0, 40);
  const scored = names.map((name) => {
    const holds = text.length > 1 && (name.includes(text) || text.includes(name));
    return { name, score: holds ? 0.5 : distance(text, name), worst: Math.max(text.length, name.length) };
  });
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best && best.score < best.worst * 0.7 ? best.name : undefined;
}
