/** A run is left alone while it has so many times the rows of all that are later. */
const factor = 4;
/** So many small runs are read with every question; more are made one. */
const mostRuns = 8;

/**
 * How many of the latest runs are to be made one; below two there is nothing to do. Each row is rewritten once for every
 * time that its run grows by `factor`, and there are never many more than `mostRuns`.
 */
export function folding(runs: readonly { count: number }[]): number {
  if (runs.length <= mostRuns) return 0;
  let rows = 0;
  for (const [at, { count }] of runs.entries()) {
    if (at >= 2 && count > factor * rows) return at;
    rows += count;
  }
  return runs.length;
}
