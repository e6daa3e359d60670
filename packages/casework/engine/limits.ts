import {
  type CompiledCaseType,
  type Deadline,
  deadlinesOf,
  firstDeadline,
  standingLimits,
} from '@mingcha/cases';
import { type DueAt, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { earliest } from '@mingcha/store';
import type { Case } from '../kept/case.ts';
import { retentionLeft } from './ending/retention.ts';
import { rowMaps } from './rows.ts';

type Timed = Pick<Case, 'course' | 'rows'>;

/** The limits that a case is under now, those that have run out with it. */
export const limitsNow = (
  compiled: CompiledCaseType,
  { course, rows }: Timed,
  office: OfficeCalendar,
): Deadline[] => standingLimits(compiled, course, office, rowMaps(rows));

/** The instant at which the next of a case's limits takes effect, or its time to be kept is over; undefined where none is known. */
export const alarmOf = (
  compiled: CompiledCaseType,
  of: Parameters<typeof retentionLeft>[1] & Timed,
  office: OfficeCalendar,
): string | undefined =>
  earliest(
    firstDeadline(deadlinesOf(compiled, of.course, office, rowMaps(of.rows)))?.at,
    retentionLeft(compiled, of)[0]?.at,
  );

/** Which of a case's limits ends first by what was promised, and when. */
export function firstDue(limits: readonly Deadline[]): { limit: Deadline; due: DueAt } | undefined {
  let first: { limit: Deadline; due: DueAt } | undefined;
  for (const limit of limits) {
    if (isDueAt(limit.promised) && (first === undefined || limit.promised.at < first.due.at))
      first = { limit, due: limit.promised };
  }
  return first;
}

/**
 * By what a case is due: the limit that ends first. One whose end does nothing, such as the time in which something may be
 * sent back, makes a case due only where nothing else runs.
 */
export function caseDue(
  { clocks }: Pick<CompiledCaseType, 'clocks'>,
  limits: readonly Deadline[],
): ReturnType<typeof firstDue> {
  const ends = ({ of, name }: Deadline) => {
    const expires = of === 'clock' ? clocks.get(name)?.expires : undefined;
    return expires === undefined || !('nothing' in expires);
  };
  return firstDue(limits.filter(ends)) ?? firstDue(limits);
}

/** The years whose calendars a case's limits wait for. */
export const yearsAwaited = (limits: readonly Deadline[]): number[] => [
  ...new Set(
    limits.flatMap(({ due, promised }) =>
      [due, promised].flatMap((end) => ('awaitsCalendar' in end ? [end.awaitsCalendar] : [])),
    ),
  ),
];
