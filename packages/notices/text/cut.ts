import type { SourceLine } from './lines.ts';

/** Longer than any line of a page: the text has lost its line breaks. */
const LONGEST_LINE = 400;
/** A heading may begin here. */
const HEADING =
  /(?<=[。；：）！？])(?=[一二三四五六七八九十]{1,4}、|第[一二三四五六七八九十百\d]{1,6}条)|(?<=[^\d.])(?=\d{1,3}[.．](?!\d))|(?=（[一二三四五六七八九十]{1,4}）)/g;
/** The parts of a notice's head end here, in its first line. */
const HEAD =
  /(?<=的(?:通知|.{0,2}意见|决定)(?:（[^（）]{4,20}）)?)(?=[\u3400-\u9fff]{2,10}〔\d{4}〕|各)|(?<=〔\d{4}〕\d{1,4}号)(?=[\u3400-\u9fff])|(?<=^.{0,600}[：。）])(?=[\u3400-\u9fff]{4,20}(?:厅|室|府|局|会)\d{4}年\d{1,2}月\d{1,2}日)|(?<=(?:厅|室|府|局|会))(?=\d{4}年\d{1,2}月\d{1,2}日)|(?<=(?:厅|室|府|局|会)\d{4}年\d{1,2}月\d{1,2}日)/g;
const HEAD_LENGTH = 1_000;

/**
 * Cuts lines that hold whole sections where parts and headings may begin; cut lines that turn out to begin none are put
 * together again when lines are joined.
 */
export function cutLongLines(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line, i) => {
    if (line.text.length <= LONGEST_LINE) return [line];
    const cuts = new Set([...line.text.matchAll(HEADING)].map((match) => match.index));
    if (i === 0) for (const { index } of line.text.slice(0, HEAD_LENGTH).matchAll(HEAD)) cuts.add(index);
    cuts.delete(0);
    const ends = [...cuts].sort((a, b) => a - b);
    return [0, ...ends].map((from, part) => ({
      text: line.text.slice(from, ends[part]),
      offsets: line.offsets.slice(from, ends[part]),
      gap: part === 0 && line.gap,
      indented: part === 0 && line.indented,
      pageStart: part === 0 && line.pageStart,
      glued: part > 0,
    }));
  });
}
