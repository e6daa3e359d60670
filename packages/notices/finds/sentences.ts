import type { Span } from '../types.ts';

const ENDS = '。；！\n';

/** The sentences between two offsets, without the mark at their end. */
export function sentences(text: string, within: Span): Span[] {
  const found: Span[] = [];
  let start = within.start;
  for (let i = within.start; i <= within.end; i++) {
    if (i < within.end && !ENDS.includes(text[i]!)) continue;
    if (i > start) found.push({ start, end: i });
    start = i + 1;
  }
  return found;
}
