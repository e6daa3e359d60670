import { dueOf, endOf, type Hold, isDueAt, isOverdue, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import type { ClockStatus } from '../step/record.ts';
import { isAwaiting, type KeptClock } from './course.ts';

/** The hold of a clock whose state the case has left; see `stopClock`. */
const stopped = 'stopped';

/** Whether a hold lies over an instant. */
function holdsAt({ from, to, until }: Hold, at: string, office: OfficeCalendar): boolean {
  if (from > at) return false;
  if (to !== undefined) return at < to;
  if (until === undefined) return true;
  const end = endOf(from, until, office);
  return !isDueAt(end) || at <= end.at;
}

export const isStopped = (clock: KeptClock): boolean =>
  !isAwaiting(clock) && clock.holds.some(({ id, to }) => id === stopped && to === undefined);

/** How a clock stands at an instant. One that waits for its limit, or for a year's calendar, runs and does not run out. */
export function statusOf(clock: KeptClock | undefined, at: string, office: OfficeCalendar): ClockStatus {
  if (clock === undefined) return 'notStarted';
  if (isAwaiting(clock)) return 'running';
  if (clock.expired || isOverdue(dueOf(clock, 'limit', office), at)) return 'expired';
  const holds = clock.holds.filter((hold) => holdsAt(hold, at, office));
  if (holds.some(({ id }) => id === stopped)) return 'stopped';
  return holds.length > 0 ? 'held' : 'running';
}

/** How all clocks of a case stand at an instant. */
export const statusesOf = (
  compiled: CompiledCaseType,
  clocks: Readonly<Record<string, KeptClock>>,
  at: string,
  office: OfficeCalendar,
): Map<string, ClockStatus> =>
  new Map([...compiled.clocks.keys()].map((name) => [name, statusOf(clocks[name], at, office)]));
