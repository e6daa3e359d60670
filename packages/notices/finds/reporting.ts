import { anyNumber, CHINESE_NUMERAL } from '../numerals.ts';
import type { ReportingDate, Span } from '../types.ts';
import { monthDay, monthEnd } from './calendar.ts';
import { sentences } from './sentences.ts';

const N = `\\d{1,2}|${CHINESE_NUMERAL}{1,3}`;
const REPORTS = /报送|上报|报告|报至|报市|报省|报州|报县|报区|填报|抄送|反馈|送至/;
const DAYS = new RegExp(`(?:(\\d{4})年)?(?:(${N})月)(?:(${N})[日号]|(底|末))`, 'g');
/** What follows a list of dates up to which something is sent. */
const BY = /^(?:之|以)?前/;
const EVERY = new RegExp(
  `每(?:个)?(季度|季|半年|年|月)(?:度)?(?:(首|末|次|最后一个|第一个)?(?:个)?月)?(?:的)?(?:(${N})[日号]|(底|末|结束))?(?:之|以)?前`,
  'g',
);
/** It says that reports come regularly. */
const UNREAD = /(?:每|按)个?(?:季|半年|月|年)[^，]{0,30}(?:报送|上报|报告)/;
const YEAR_END = /(?:每年)?年(?:底|末|终)(?:之|以)?前/g;

/** A sentence that says when to report. */
export interface ReportingFind {
  readonly span: Span;
  readonly dates: readonly ReportingDate[];
  /** Whether it comes again: every quarter, or on several days. A single day may be one task's end. */
  readonly regular: boolean;
}

/** The sentences that speak of reporting, with their days; none of them could be read if `dates` is empty. */
export function findReporting(text: string): ReportingFind[] {
  const finds: ReportingFind[] = [];
  for (const span of sentences(text, { start: 0, end: text.length })) {
    if (span.end - span.start > 1_000) continue;
    const sentence = text.slice(span.start, span.end);
    if (!REPORTS.test(sentence)) continue;
    const dates = [...listed(sentence), ...recurring(sentence)].map(({ at, length, ...date }) => ({
      ...date,
      span: { start: span.start + at, end: span.start + at + length },
    }));
    const regular = dates.length > 1 || sentence.includes('每');
    if (dates.length > 0 || UNREAD.test(sentence)) finds.push({ span, dates, regular });
  }
  return finds;
}

type Found = Omit<ReportingDate, 'span'> & { at: number; length: number };

/** 2月5日、8月5日前: one 前 counts for all of the list. */
function listed(sentence: string): Found[] {
  const matches = [...sentence.matchAll(DAYS)];
  const found: Found[] = [];
  let counts = false;
  let next = sentence.length;
  for (const match of matches.reverse()) {
    const end = match.index + match[0].length;
    const between = sentence.slice(end, next);
    counts = BY.test(sentence.slice(end, end + 6)) || (counts && /^[、，和及与]$/.test(between));
    next = match.index;
    if (!counts) continue;
    const month = anyNumber(match[2]!);
    const day = match[3] === undefined ? monthEnd(2023, month) : anyNumber(match[3]);
    const text = monthDay(month, day);
    if (text === undefined) continue;
    found.unshift({
      monthDay: text,
      year: match[1] ? Number(match[1]) : null,
      at: match.index,
      length: match[0].length,
    });
  }
  return found;
}

const MONTHS: Record<string, { last: number[]; next: number[] }> = {
  季: { last: [3, 6, 9, 12], next: [1, 4, 7, 10] },
  半年: { last: [6, 12], next: [1, 7] },
  月: { last: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], next: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  年: { last: [12], next: [1] },
};

/** 每季度末月25日前, 每月5日前, 年底前. */
function recurring(sentence: string): Found[] {
  const found: Found[] = [];
  for (const match of sentence.matchAll(EVERY)) {
    const months = MONTHS[match[1]!.replace('季度', '季')];
    if (!months || (match[1] === '年' && match[3] !== undefined)) continue;
    const early = /首|次|第一/.test(match[2] ?? '');
    for (const month of early ? months.next : months.last) {
      const text = monthDay(month, match[3] === undefined ? monthEnd(2023, month) : anyNumber(match[3]));
      if (text) found.push({ monthDay: text, year: null, at: match.index, length: match[0].length });
    }
  }
  for (const match of sentence.matchAll(YEAR_END)) {
    found.push({ monthDay: '12-31', year: null, at: match.index, length: match[0].length });
  }
  return found;
}
