import type { Span } from '../types.ts';
import type { Section } from './outline.ts';

export interface Title {
  readonly span: Span;
  /** Where the text behind it begins. */
  readonly next: number;
  /** False if the words had no sentence of their own as title. */
  readonly sure: boolean;
}

/** A title is a short sentence; a longer one is a text without a title. */
const LONGEST = 50;
const OPEN = '（〔【《“‘〈';
const CLOSE = '）〕】》”’〉';

/** The title that a numbered text begins with: its first short sentence or line, up to `end`. */
export function findTitle(text: string, start: number, end: number): Title {
  const stop = Math.min(end, start + LONGEST + 1);
  const nested = firstEnd(text, start, stop, true);
  const found = nested === -1 ? firstEnd(text, start, stop, false) : nested;
  if (found > start && !runsOn(text.slice(start, found))) {
    return { span: { start, end: found }, next: found + (text[found] === '—' ? 2 : 1), sure: true };
  }
  if (found === -1 && end - start <= LONGEST && !runsOn(text.slice(start, end)))
    return { span: { start, end }, next: end, sure: true };
  return { span: { start, end: firstClause(text, start, stop) }, next: start, sure: false };
}

/** A sentence with several clauses is the text itself. */
const runsOn = (sentence: string): boolean => sentence.length > 30 && sentence.split('，').length > 2;

/** The first mark that ends a title; inside brackets and quotes none does. */
function firstEnd(text: string, from: number, to: number, nesting: boolean): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const char = text[i]!;
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    if (nesting && depth > 0) continue;
    if (char === '。' || char === '\n' || (char === '：' && i - from <= 30)) return i;
    if (char === '—' && text[i + 1] === '—') return i;
    if (char === ' ' && i - from >= 4 && i - from <= 30) return i;
  }
  return -1;
}

function firstClause(text: string, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (/[，；！？。\n]/.test(text[i]!)) return i;
  return to;
}

/** A heading's words. */
export function sectionTitle(text: string, section: Section): Title {
  return findTitle(text, section.textStart, section.ownEnd);
}

/** A heading as it is cited: 一、深化改革, 第二章 总则. */
export function headingOf(text: string, section: Section): string {
  const { kind, label } = section.marker;
  const gap = kind === 'chapter' || kind === 'part' || kind === 'article' ? ' ' : '';
  return label.trim() + gap + titleText(text, sectionTitle(text, section).span);
}

/** A title's words without line ends and without the mark behind them. */
export function titleText(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replaceAll('\n', '')
    .trim()
    .replace(/[；，。：、]$/, '');
}
