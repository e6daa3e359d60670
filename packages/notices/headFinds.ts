import { findWholeDates } from './finds/calendar.ts';
import type { Header } from './header.ts';
import type { HeadFind, Notice, Span } from './types.ts';

/** No head is longer. */
const LONGEST = 8_000;

/** Where the facts of a notice's head stand: before its body, or else below it. */
export function findHead(
  text: string,
  { docNo, title, issuer, date }: Pick<Header, 'docNo' | 'title' | 'issuer' | 'date'>,
  body: Span,
): HeadFind[] {
  const areas = [
    { start: 0, end: Math.min(body.start, LONGEST) },
    { start: body.end, end: Math.min(text.length, body.end + LONGEST) },
  ];
  const finds: HeadFind[] = [];
  const add = (
    kind: HeadFind['kind'],
    within: (part: string) => { at: number; length: number } | undefined,
  ) => {
    for (const { start, end } of areas) {
      const found = within(text.slice(start, end));
      if (!found) continue;
      const span = { start: start + found.at, end: start + found.at + found.length };
      finds.push({ kind, text: text.slice(span.start, span.end), span });
      return;
    }
  };
  const words = (wanted: string) => (part: string) => {
    const at = part.indexOf(wanted);
    return at === -1 ? undefined : { at, length: wanted.length };
  };
  if (docNo !== null) add('docNo', (part) => numberIn(part, docNo));
  if (title !== null) add('title', words(title));
  for (const one of issuer?.split('、') ?? []) add('issuer', words(one));
  if (date !== null) add('date', (part) => findWholeDates(part).find((found) => found.date === date));
  return finds;
}

/** The number as it is printed: with other brackets, with 第, with spaces. */
function numberIn(part: string, docNo: string): { at: number; length: number } | undefined {
  const [, word = '', year = '', number = ''] = /^(.+)〔(\d{4})〕(\d+)号$/.exec(docNo) ?? [];
  const letters = [...word].join(' ?');
  const match = new RegExp(`${letters} ?[〔（【] ?${year} ?[〕）】] ?第? ?${number} ?号`).exec(part);
  return match ? { at: match.index, length: match[0].length } : undefined;
}

/** All finds that belong to no measure, in order: of the head, and those that say how measures are followed. */
export function noticeFinds(
  text: string,
  head: readonly HeadFind[],
  { reportingDates, wholeRegionClause: clause }: Pick<Notice, 'reportingDates' | 'wholeRegionClause'>,
): HeadFind[] {
  const of = (kind: HeadFind['kind'], span: Span): HeadFind => ({
    kind,
    text: text.slice(span.start, span.end),
    span,
  });
  const spans = new Map(reportingDates.map(({ span }) => [span.start, span]));
  const finds = [
    ...head,
    ...[...spans.values()].map((span) => of('reporting', span)),
    ...(clause ? [of('region', clause.span)] : []),
  ];
  return finds.sort((a, b) => a.span.start - b.span.start);
}
