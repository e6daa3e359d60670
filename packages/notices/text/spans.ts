import type { Span } from '../types.ts';

/** Those of ordered, separate spans that begin between two offsets. */
export function spansWithin<T extends Span>(spans: readonly T[], start: number, end: number): T[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < spans.length && spans[to]!.start < end) to++;
  return spans.slice(low, to);
}
