import type { Head } from '../outline/heads.ts';
import type { CleanSource } from '../types.ts';
import { startsWithLabel } from '../units/labels.ts';
import type { SourceLine } from './lines.ts';
import { SourceBuilder } from './source.ts';

export interface Joined {
  readonly source: CleanSource;
  /** Where each line begins in the source. */
  readonly starts: readonly number[];
}

const ENDS = /[。！？；：）”〕】]$/;
const OPEN_END = /[，、（《“〔【]$/;
/** No line begins with these but one that was broken. */
const CLOSING_START = /^[，、。；：）》”〕】！？%]/;

/** Whether lines were broken at the page's edge: many end in the middle of a sentence. */
function isWrapped(
  lines: readonly SourceLine[],
  heads: ReadonlyMap<number, Head>,
  paragraphEnds: ReadonlySet<number>,
): boolean {
  let open = 0;
  let counted = 0;
  lines.forEach((line, i) => {
    if (heads.has(i + 1) || paragraphEnds.has(i) || line.text.length < 10) return;
    counted++;
    if (!ENDS.test(line.text)) open++;
  });
  return open > counted * 0.25;
}

/** A length that most full lines of the page come near to; figures and Latin count half. */
function pageWidth(lines: readonly SourceLine[]): number {
  const widths = lines.map((line) => widthOf(line.text)).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? 0;
}

function widthOf(text: string): number {
  return text.length - (text.match(/[!-~ ]/g)?.length ?? 0) / 2;
}

/** No bracket is longer; one that is was left open by mistake. */
const LONGEST_BRACKET = 1_200;

/**
 * Behind which lines a bracket is still open. One that is never closed reaches as far as a line of it ends with a closing
 * one: （责任单位：各市（州）甲局（委）. Where it is a unit line's, that line is among the `ends`.
 */
function openBrackets(
  lines: readonly SourceLine[],
  heads: ReadonlyMap<number, Head>,
): { open: boolean[]; ends: ReadonlySet<number> } {
  const open = lines.map(() => false);
  const ends = new Set<number>();
  let from = 0;
  for (let at = 0, depth = 0, length = 0, last = -1; at < lines.length; at++) {
    const { text } = lines[at]!;
    for (const char of text) {
      if (char === '（') depth++;
      else if (char === '）') depth = Math.max(0, depth - 1);
    }
    length += text.length;
    if (text.endsWith('）')) last = at;
    const isEnd = at + 1 === lines.length || heads.has(at + 1) || length > LONGEST_BRACKET;
    if (depth > 0 && !isEnd) continue;
    // What follows the last closing one is looked at anew.
    if (depth > 0 && last >= 0) {
      at = last;
      if (opensUnitLine(lines[from]!.text)) ends.add(at);
    }
    open.fill(true, from, depth > 0 && last < 0 ? at + 1 : at);
    from = at + 1;
    depth = 0;
    length = 0;
    last = -1;
  }
  return { open, ends };
}

const opensUnitLine = (line: string): boolean =>
  line.split('（').some((words, i) => i > 0 && startsWithLabel(words));

/** Puts broken lines together again; what is left of line ends are the ends of paragraphs. */
export function joinLines(
  lines: readonly SourceLine[],
  heads: ReadonlyMap<number, Head>,
  paragraphEnds: ReadonlySet<number>,
): Joined {
  const full = pageWidth(lines) * 0.9;
  const wrapped = isWrapped(lines, heads, paragraphEnds);
  const { open, ends } = openBrackets(lines, heads);

  const breaksAfter = (i: number): boolean => {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (heads.has(i + 1) || paragraphEnds.has(i) || ends.has(i)) return true;
    if (next.glued || open[i] || CLOSING_START.test(next.text) || OPEN_END.test(line.text)) return false;
    const head = heads.get(i);
    if (head && line.text.length <= head.marker.label.length) return false;
    if (startsWithLabel(next.text)) return !line.text.endsWith('；');
    if (!wrapped) return true;
    const isFull = widthOf(line.text) >= full;
    if (startsWithLabel(line.text)) return !isFull && !line.text.endsWith('：');
    if (ENDS.test(line.text)) return next.indented || (next.gap && line.text.endsWith('。'));
    // A heading without a full stop: 二、重点任务
    return head !== undefined && !isFull && !/^[“《（]/.test(next.text) && !/[。：]/.test(line.text);
  };

  const builder = new SourceBuilder();
  const starts: number[] = [];
  lines.forEach((line, i) => {
    starts.push(builder.length);
    builder.add(line);
    const next = lines[i + 1];
    if (!next) return;
    if (breaksAfter(i)) builder.addOwn('\n');
    else if (/[A-Za-z]$/.test(line.text) && /^[A-Za-z]/.test(next.text)) builder.addOwn(' ');
  });
  return { source: builder.finish(), starts };
}
