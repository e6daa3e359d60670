import { DOC_NO, isIssuerLine, subjectOf, TITLE } from './header.ts';
import type { SourceLine } from './text/lines.ts';

/** Another document that begins in the same text. */
export interface AnotherDocument {
  /** Its first line. */
  readonly at: number;
  readonly title: string;
}

/** So many lines a title may fill, above the document's number or below it. */
const TITLE_LINES = 5;

/**
 * The document that begins behind the first heading of a text, as collections have them: a number on a line of its own
 * beside a title of its own. A number or a title alone may be mentioned.
 */
export function findAnother(lines: readonly SourceLine[], firstHead: number): AnotherDocument | undefined {
  for (let i = firstHead + 1; i < lines.length; i++) {
    if (!isNumber(lines[i]!.text)) continue;
    const found = titleAbove(lines, i, firstHead) ?? titleBelow(lines, i);
    if (!found) continue;
    let { at } = found;
    while (at > firstHead + 1 && isIssuerLine(lines[at - 1]!.text)) at--;
    return { ...found, at };
  }
  return undefined;
}

function isNumber(text: string): boolean {
  const bare = text.replace(/ /g, '');
  return bare.length <= 40 && DOC_NO.exec(bare)?.[0] === bare;
}

function titleAbove(lines: readonly SourceLine[], number: number, from: number): AnotherDocument | undefined {
  let title = '';
  for (let at = number - 1; at > from && number - at <= TITLE_LINES; at--) {
    title = lines[at]!.text + title;
    if (/[。：；]/.test(lines[at]!.text)) return undefined;
    if (isTitle(title)) return { at, title: subjectOf(title) };
  }
  return undefined;
}

function titleBelow(lines: readonly SourceLine[], number: number): AnotherDocument | undefined {
  let title = '';
  for (const { text } of lines.slice(number + 1, number + 1 + TITLE_LINES)) {
    title += text;
    if (/[。：；]/.test(text)) return undefined;
    if (isTitle(title)) return { at: number, title: subjectOf(title) };
  }
  return undefined;
}

const isTitle = (text: string): boolean => text.length <= 200 && TITLE.test(text);
