import type { Span } from '../types.ts';

const PAIRS: Record<string, string> = { '）': '（', '〕': '〔', '】': '【' };
const OPENING = '（〔【';

/**
 * The outermost pairs of round, tortoise-shell and lens brackets between two offsets, brackets included. Opening ones
 * without their pair are passed over and given as `open`.
 */
export function outerBrackets(
  text: string,
  from: number,
  to: number,
): { pairs: Span[]; open: readonly number[] } {
  const stack: number[] = [];
  const pairs: Span[] = [];
  for (let i = from; i < to; i++) {
    const char = text[i]!;
    if (OPENING.includes(char)) stack.push(i);
    else if (char in PAIRS) {
      let at = stack.length - 1;
      // Brackets are typed wrong; a few open ones may stand between a pair.
      while (at >= Math.max(0, stack.length - 4) && text[stack[at]!] !== PAIRS[char]) at--;
      if (at < 0 || at < stack.length - 4) continue;
      const start = stack[at]!;
      stack.length = at;
      while (pairs.length > 0 && pairs.at(-1)!.start > start) pairs.pop();
      pairs.push({ start, end: i + 1 });
    }
  }
  return { pairs, open: stack };
}

/** Pieces of a text between separators that stand outside all brackets; separators are left out. */
export function splitOutside(text: string, separators: string): Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (OPENING.includes(char)) depth++;
    else if (char in PAIRS) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(char)) {
      pieces.push({ start, end: i });
      start = i + 1;
    }
  }
  pieces.push({ start, end: text.length });
  return pieces.filter((piece) => piece.end > piece.start);
}
