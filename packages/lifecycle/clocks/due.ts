import { type AwaitedDay, shanghaiDate, startOfDay } from '@mingcha/kernel';
// biome-ignore lint/style/noRestrictedImports: this package is where days are moved.
import { type Calendar, countWorkingDays } from '@mingcha/kernel/workingDays';
import { type Clock, type Hold, stopsOf } from './clock.ts';
import { countOfficeTime, moveOfficeTime, type OfficeHours } from './officeHours.ts';
import { addMonths, fixedDay, type Limit, moveDay, type Span } from './span.ts';

/** Which days work, and when the office is open on them. */
export type OfficeCalendar = { calendar: Calendar; hours: OfficeHours };

/** The last day in time, and its last instant (UTC): what comes later is overdue. */
export type DueAt = { day: string; at: string };
/** Held, and nobody can say until when; the instant at which the hold began. */
export type HeldSince = { heldSince: string };

/** When a limit ends: a day, the year whose calendar it waits for, or that it is held. */
export type Due = DueAt | AwaitedDay | HeldSince;

export const isDueAt = (due: Due): due is DueAt => 'day' in due;
export const isHeld = (due: Due): due is HeldSince => 'heldSince' in due;
export const isAwaited = (due: Due): due is AwaitedDay => 'awaitsCalendar' in due;

/** Whether a limit is known to have ended before an instant. */
export const isOverdue = (due: Due, now: string): boolean => isDueAt(due) && due.at < now;

/** A day as a due day ends: with its last millisecond. */
export const endOfDay = (day: string): DueAt => ({
  day,
  at: new Date(`${day}T23:59:59.999+08:00`).toISOString(),
});

const dayOf = (instant: string): string => shanghaiDate(new Date(instant));
const hour = 3_600_000;

/** Why there is no position to count on from. */
type Unknown = AwaitedDay | HeldSince;

/** Days or instants that do not count: after `from`, up to `to` and with it. */
type Gap<P> = { from: P; to: P | Unknown };

/** What counts in one unit: positions are days, or milliseconds. */
type Unit<P> = { move(from: P, count: number): P | AwaitedDay; count(from: P, to: P): number | AwaitedDay };

const isUnknown = (value: unknown): value is Unknown => typeof value === 'object';

/** Counts on from a position, over gaps in the order of their beginning. */
function countOn<P extends string | number>(
  unit: Unit<P>,
  from: P,
  count: number,
  gaps: readonly Gap<P>[],
): P | Unknown {
  let at = from;
  let left = count;
  for (const gap of gaps) {
    if (!isUnknown(gap.to) && gap.to <= at) continue;
    if (gap.from > at) {
      const end = unit.move(at, left);
      if (!isUnknown(end) && end <= gap.from) return end;
      const used = unit.count(at, gap.from);
      if (isUnknown(used)) return used;
      left -= used;
    } else if (left === 0) return at;
    if (isUnknown(gap.to)) return gap.to;
    at = gap.to;
  }
  return unit.move(at, left);
}

const workingDays = (calendar: Calendar): Unit<string> => ({
  move: (day, count) => moveDay(day, { workingDays: count }, calendar),
  count: (from, to) => countWorkingDays(calendar, from, to),
});

const between = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * hour);

const calendarDays = (calendar: Calendar): Unit<string> => ({
  move: (day, count) => moveDay(day, { days: count }, calendar),
  count: between,
});

const officeTime = ({ calendar, hours }: OfficeCalendar): Unit<number> => ({
  move: (at, count) => moveOfficeTime(at, count, calendar, hours),
  count: (from, to) => countOfficeTime(from, to, calendar, hours),
});

/** What does not count, and until when; by instants. */
type Pause = { from: string; to: string | Unknown };

/** In the order of the instants at which they begin, of those of one day too. */
function gapsOf<P extends string | number>(
  pauses: readonly Pause[],
  position: (instant: string) => P,
): Gap<P>[] {
  const inOrder = [...pauses].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return inOrder.map(({ from, to }) => ({
    from: position(from),
    to: isUnknown(to) ? to : position(to),
  }));
}

/** A month is as many days as it has from the day it is counted from. */
const daysIn = (from: string, span: { days: number } | { months: number }): number =>
  'days' in span ? span.days : between(from, addMonths(from, span.months));

/** The end of one span after a moment. */
function endAfter(moment: DueAt, span: Span, pauses: readonly Pause[], office: OfficeCalendar): Due {
  if ('officeHours' in span) {
    const gaps = gapsOf(pauses, Date.parse);
    const end = countOn(officeTime(office), Date.parse(moment.at), span.officeHours * hour, gaps);
    if (isUnknown(end)) return end;
    const at = new Date(end).toISOString();
    return { day: dayOf(at), at };
  }
  const gaps = gapsOf(pauses, dayOf);
  const { calendar } = office;
  const end =
    'workingDays' in span
      ? countOn(workingDays(calendar), moment.day, span.workingDays, gaps)
      : countOn(calendarDays(calendar), moment.day, daysIn(moment.day, span), gaps);
  return isUnknown(end) ? end : endOfDay(end);
}

function endOver(
  since: string,
  [limit, ...more]: readonly [Limit, ...Span[]],
  pauses: readonly Pause[],
  office: OfficeCalendar,
): Due {
  let due: Due =
    'date' in limit || 'yearly' in limit
      ? endOfDay(fixedDay(limit))
      : endAfter({ day: dayOf(since), at: since }, limit, pauses, office);
  for (const span of more) {
    if (!isDueAt(due)) return due;
    due = endAfter(due, span, pauses, office);
  }
  return due;
}

/** When a limit ends that is counted from an instant, with nothing taken out: of a task, a hold, a step. */
export function endOf(since: string, limit: Limit, office: OfficeCalendar): DueAt | AwaitedDay {
  return endOver(since, [limit], [], office) as DueAt | AwaitedDay;
}

function pauseOf({ from, to, until }: Hold, office: OfficeCalendar): Pause {
  if (to !== undefined) return { from, to };
  if (!until) return { from, to: { heldSince: from } };
  const end = endOf(from, until, office);
  return { from, to: isDueAt(end) ? end.at : end };
}

/** Which of a clock's limits: the statutory one, or the one that the office has promised. */
export type WhichLimit = 'limit' | 'promised';

/** The holds that move a limit. Where two limits run, the statutory one runs on through a suspension. */
export const holdsOf = ({ holds, promised }: Clock, which: WhichLimit): Hold[] =>
  holds.filter(({ as }) => as === 'excluded' || which === 'promised' || !promised);

/**
 * When a clock runs out: by its statutory limit, or by the promised one, which is the statutory one where nothing was
 * promised. Says so where it is held, or where it waits for the calendar of a year. A limit that is a fixed day is not
 * moved by holds. One that stands still when its limit comes does not run out; it does at the end of the day on which it
 * goes on.
 */
export function dueOf(clock: Clock, which: WhichLimit, office: OfficeCalendar): Due {
  const { since, limit, promised = limit, extensions } = clock;
  const pauses = holdsOf(clock, which).map((hold) => pauseOf(hold, office));
  let due = endOver(since, [which === 'promised' ? promised : limit, ...extensions], pauses, office);
  for (const { from, to } of stopsOf(clock)) {
    if (!isDueAt(due) || from > due.at || (to !== undefined && to <= due.at)) continue;
    due = to === undefined ? { heldSince: from } : endOfDay(dayOf(to));
  }
  return due;
}

/** The instant from which a limit is near: with the beginning of the day so many working days before its last one. */
export function nearFrom({ day }: DueAt, workingDaysBefore: number, calendar: Calendar): string | AwaitedDay {
  const first = moveDay(day, { workingDays: -workingDaysBefore }, calendar);
  return isUnknown(first) ? first : startOfDay(first).toISOString();
}

const latest = (...days: string[]): string => days.sort().at(-1)!;

/** Working days that a clock has run up to an instant: all of them, those that were taken out, and the difference. */
export function spentOf(
  clock: Clock,
  upTo: string,
  office: OfficeCalendar,
): { gross: number; held: number; net: number } | AwaitedDay {
  const { calendar } = office;
  const end = dayOf(upTo);
  const gross = countWorkingDays(calendar, dayOf(clock.since), end);
  if (isUnknown(gross)) return gross;
  const pauses = holdsOf(clock, 'promised').map((hold) => pauseOf(hold, office));
  let held = 0;
  let at = dayOf(clock.since);
  for (const { from, to } of gapsOf(pauses, dayOf)) {
    const last = isUnknown(to) || to > end ? end : to;
    const days = countWorkingDays(calendar, latest(from, at), last);
    if (isUnknown(days)) return days;
    held += days;
    at = latest(last, at);
  }
  return { gross, held, net: gross - held };
}
