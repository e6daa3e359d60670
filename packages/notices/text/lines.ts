import { type CleanLine, cleanLine } from './characters.ts';
import { withoutPageMarks } from './pageMarks.ts';
import { withoutStraySpaces } from './straySpaces.ts';
import type { TaskRow } from './tables.ts';

/** A line of the original that holds something. */
export interface SourceLine extends CleanLine {
  /** Whether blank lines stand before it. */
  readonly gap: boolean;
  /** Whether it was indented like a paragraph's first line. */
  readonly indented: boolean;
  /** Whether a page begins with it. */
  readonly pageStart: boolean;
  /** Whether it was cut from the line before it, which may have no break here. */
  readonly glued: boolean;
}

const BREAK = /(?:\r\n|[\n\r])?\f|\r\n|[\n\r\v\u0085\u2028\u2029]/g;
const INDENT = /^(?:\u3000{2}|[ \u00a0]{4}|\t)/;

/**
 * The lines of a text as extracted or typed, cleaned, without blank ones and page marks. Lines that are `rows` of a table
 * give way to what they say.
 */
export function sourceLines(text: string, rows: readonly TaskRow[] = []): SourceLine[] {
  const lines: SourceLine[] = [];
  const table = new Map(rows.map((row) => [row.at, row.lines]));
  let gap = false;
  let pageStart = false;
  let start = 0;
  const take = (end: number): void => {
    const row = table.get(start);
    if (row) {
      for (const line of row)
        lines.push({ ...line, gap: line === row[0], indented: false, pageStart: false, glued: false });
      return;
    }
    const raw = text.slice(start, end);
    const clean = cleanLine(raw, start);
    if (clean.text === '') gap = true;
    else {
      lines.push({ ...clean, gap, indented: INDENT.test(raw), pageStart, glued: false });
      gap = false;
      pageStart = false;
    }
  };
  for (const match of text.matchAll(BREAK)) {
    take(match.index);
    start = match.index + match[0].length;
    pageStart ||= match[0].endsWith('\f');
  }
  take(text.length);
  return withoutPageMarks(withoutStraySpaces(lines));
}
