import type { SourceLine } from './lines.ts';

const MARKS = [
  /^#\s?page\s?\d+[:：]?$/i,
  /^[-—–―－~·•]{1,3} ?\d{1,4} ?[-—–―－~·•]{1,3}$/,
  /^第\d{1,4}页(?:[，,/]?共\d{1,4}页)?$/,
  /^page ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?$/i,
  /^\d{1,4} ?\/ ?\d{1,4}$/,
];
const LONGEST = 40;

const isMark = (text: string): boolean => text.length <= LONGEST && MARKS.some((mark) => mark.test(text));

/** A figure alone is a page's number only where the page leaves it alone, or begins or ends with it. */
function isLoneNumber(lines: readonly SourceLine[], i: number): boolean {
  const line = lines[i]!;
  if (!/^\d{1,3}$/.test(line.text)) return false;
  const next = lines[i + 1];
  if (line.pageStart || next?.pageStart) return true;
  return line.gap && (next === undefined || next.gap || isMark(next.text));
}

const looksLikeHead = (text: string): boolean =>
  text.length <= LONGEST && !/[。；：，、]|(?:单位|部门)/.test(text);

/** Lines that stand at the edges of pages again and again: running heads. */
function runningHeads(lines: readonly SourceLine[], edges: ReadonlySet<number>, pages: number): Set<number> {
  const times = new Map<string, number>();
  const candidates = [...edges].filter((i) => looksLikeHead(lines[i]?.text ?? '。'));
  for (const i of candidates) times.set(lines[i]!.text, (times.get(lines[i]!.text) ?? 0) + 1);
  const least = Math.max(3, pages / 2);
  return new Set(candidates.filter((i) => times.get(lines[i]!.text)! >= least));
}

/** The lines without page marks and running heads; the line after a mark goes on from the one before it. */
export function withoutPageMarks(lines: readonly SourceLine[]): SourceLine[] {
  const marks = new Set<number>();
  const edges = new Set<number>();
  lines.forEach((line, i) => {
    const mark = isMark(line.text) || isLoneNumber(lines, i);
    if (mark) marks.add(i);
    if (mark || line.pageStart) for (const at of [i - 1, mark ? i + 1 : i]) edges.add(at);
  });
  const heads = runningHeads(lines, edges, edges.size / 2);
  const dropped = (i: number): boolean => marks.has(i) || heads.has(i);
  const kept: SourceLine[] = [];
  lines.forEach((line, i) => {
    if (!dropped(i)) kept.push(dropped(i - 1) ? { ...line, gap: false } : line);
  });
  return kept;
}
