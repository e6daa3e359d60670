import { anyNumber, CHINESE_NUMERAL } from '../numerals.ts';
import type { Cadence, Span } from '../types.ts';
import { dateOf, monthEnd } from './calendar.ts';

/** What a date without a year is counted from. */
export interface Base {
  readonly year: number | undefined;
  /** 1–12; where 月底 without a number ends. */
  readonly month: number | undefined;
}

export interface TimeFind {
  readonly span: Span;
  /** Neither: it speaks of a time that cannot be fixed. */
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly cadence?: Cadence;
}

const N = `\\d{1,2}|${CHINESE_NUMERAL}{1,3}`;
const YEAR = '(?:(?<year>\\d{4})年|(?<word>今年|本年|当年|明年|次年))?';
const TAIL = '(?<tail>底?之?前|底?以前|之?内|完成|以来|以后|起|后|开始|至|到|—|-|~)?';
const MONTH = `(?<month>${N})月份?(?:(?<day>${N})[日号]|(?<part>底|末|上旬|中旬|下旬|初|中(?!旬|小|心|国|央|医)))?`;
const REST =
  '(?<rest>(?:年|(?<=年))度?(?:底|末|内)|(?:本|当)?月(?:底|末|内)|[上下]半年|第?[一二三四1-4]季度)(?:底|末)?';
const DATE = new RegExp(`${YEAR}(?:${MONTH}|${REST})${TAIL}`, 'g');
/** 2026-09-30, 2026.9.30, 12.31前: in figures only, as tables have them; without 前 a version could be meant. */
const FIGURES =
  /(?<![\d.])(?:(?<year>20\d{2})(?<mark>[-./])(?<month>\d{1,2})(?:\k<mark>(?<day>\d{1,2}))?|(?<month2>\d{1,2})\.(?<day2>\d{1,2})(?=日?(?:之|以)?前))(?!\d|[-./]\d)日?(?:之|以)?前?/g;
const YEAR_ALONE = /(?<=[到至])(\d{4})年(?=[，底末前内]|.{0,12}?(?:实现|达到|完成|建成|形成))/g;

/** 三年内, 6个月内: from when is not said. */
const RELATIVE = /(?:\d{1,2}|[一二三四五六七八九十两几]{1,2})(?:年|个月)内/g;

const RECURRING =
  /每个?(半年|年|季度|季|月|周|旬)|(?:按|逐|分)(半年|年|季|月|周)度?(?=报|通|调|更|开|公|汇|统|推)/g;
const CADENCE: Record<string, Cadence> = {
  半年: 'half-yearly',
  年: 'yearly',
  季: 'quarterly',
  月: 'monthly',
  周: 'weekly',
};
const ONGOING = /长期(?:坚持|任务|推进|落实|执行|开展|实施)/g;
const ONGOING_SLOT = /^(?:并)?(?:长期|持续|常态化|常态长效|全年|贯穿全年)[^，。；]{0,8}$/;

const PART_DAY: Record<string, number> = { 初: 10, 上旬: 10, 中: 20, 中旬: 20 };
const QUARTERS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 };

type Groups = Record<string, string | undefined>;

/** The times in a text between two offsets. In a `slot` (完成时限：…) a bare month is one too; elsewhere 前 or 底 must say so. */
export function findTimes(text: string, within: Span, base: Base, slot: boolean): TimeFind[] {
  const piece = text.slice(within.start, within.end);
  const finds: TimeFind[] = [];
  const add = (at: number, length: number, value: Omit<TimeFind, 'span'>): void => {
    const start = within.start + at;
    finds.push({ span: { start, end: start + length }, ...value });
  };
  for (const match of piece.matchAll(DATE)) {
    if (!isDeadline(piece, match, slot)) continue;
    const date = dateFrom(match.groups as Groups, base);
    const tail = match.groups?.tail === '完成' ? 2 : 0;
    add(match.index, match[0].length - tail, date ? { date } : {});
  }
  for (const match of piece.matchAll(YEAR_ALONE)) {
    const date = dateOf(Number(match[1]), 12, 31);
    if (date && !finds.some((find) => find.span.start === within.start + match.index)) {
      add(match.index, match[0].length, { date });
    }
  }
  for (const match of slot ? piece.matchAll(FIGURES) : []) {
    const { year = base.year, month, month2, day, day2 } = match.groups as Groups;
    const date = year && dateFrom({ year: String(year), month: month ?? month2, day: day ?? day2 }, base);
    add(match.index, match[0].length, date ? { date } : {});
  }
  for (const match of piece.matchAll(RELATIVE)) add(match.index, match[0].length, {});
  for (const match of piece.matchAll(RECURRING)) {
    const cadence = CADENCE[(match[1] ?? match[2] ?? '').replace('季度', '季')];
    if (cadence) add(match.index, match[0].length, { cadence });
  }
  if (slot && ONGOING_SLOT.test(piece.trim())) add(0, piece.length, { cadence: 'ongoing' });
  else for (const match of piece.matchAll(ONGOING)) add(match.index, match[0].length, { cadence: 'ongoing' });
  return finds.sort((a, b) => a.span.start - b.span.start);
}

/** Whether a date is one by which something is to be done. */
function isDeadline(text: string, match: RegExpExecArray, slot: boolean): boolean {
  const { tail, rest, part } = match.groups as Groups;
  const before = text.slice(Math.max(0, match.index - 3), match.index);
  if (/(?:每年?|自|从|截[至止]|[个\d一二三四五六七八九十两几]|[上次])$/.test(before)) return false;
  if (tail !== undefined && /以来|以后|起|后|开始|至|到|—|-|~/.test(tail)) return false;
  if (slot || tail !== undefined || (rest !== undefined && /内$/.test(rest))) return true;
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
  const aims = /完成|实现|达到|建成|形成|出台|印发/.test(after);
  return aims && (part !== undefined || rest !== undefined || /[到至于在]$/.test(before));
}

function dateFrom(groups: Groups, base: Base): string | undefined {
  const later = groups.word === '明年' || groups.word === '次年' ? 1 : 0;
  const year = groups.year === undefined ? base.year && base.year + later : Number(groups.year);
  if (year === undefined) return undefined;
  if (groups.month !== undefined) {
    const month = anyNumber(groups.month);
    if (groups.day !== undefined) return dateOf(year, month, anyNumber(groups.day));
    return dateOf(year, month, PART_DAY[groups.part ?? ''] ?? monthEnd(year, month));
  }
  const rest = groups.rest ?? '';
  if (rest.includes('月'))
    return base.month === undefined ? undefined : dateOf(year, base.month, monthEnd(year, base.month));
  const quarter = /第?(.)季度/.exec(rest)?.[1];
  const month = rest === '上半年' ? 6 : quarter ? 3 * (QUARTERS[quarter] ?? Number(quarter)) : 12;
  return dateOf(year, month, monthEnd(year, month));
}
