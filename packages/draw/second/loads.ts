import type { InspectorRow2 } from './types.ts';

/** A load with what a person added to it. */
const adjusted = ({ load, adjust = 0 }: Pick<InspectorRow2, 'load' | 'adjust'>) => load + adjust;

/**
 * Where each inspector's load starts, in the order of the rows: `load + adjust`, raised to the lower median of its
 * department's rows, so that at least half of a department starts equal.
 */
export function startLoads(rows: readonly InspectorRow2[]): Float64Array {
  const loads = new Map<string, number[]>();
  for (const row of rows) {
    const own = loads.get(row.dept);
    if (own) own.push(adjusted(row));
    else loads.set(row.dept, [adjusted(row)]);
  }
  const medians = new Map<string, number>();
  for (const [dept, own] of loads) {
    const ascending = own.sort((left, right) => left - right);
    medians.set(dept, ascending[(ascending.length - 1) >> 1]!);
  }
  return Float64Array.from(rows, (row) => Math.max(adjusted(row), medians.get(row.dept)!));
}
