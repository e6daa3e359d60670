import { problems } from '@mingcha/kernel';
import type { Limit, Span } from './span.ts';

/**
 * Days that are taken out of a clock's count. `excluded` has its ground in law (听证、检测、征求第三方意见): it moves every
 * limit. `suspended` (挂起) has none: where a clock has a promised limit besides the statutory one, it moves that alone.
 */
export type Hold = {
  /** Names it among the holds of its clock, such as the id of the task that it waits for. */
  id: string;
  as: 'excluded' | 'suspended';
  /** Instants in UTC. The day of the first one counts as used, that of the last one does not: counting goes on after it. */
  from: string;
  to?: string | undefined;
  /** Ends it where nobody has released it before, counted from `from`. */
  until?: Limit | undefined;
};

/** A clock that runs, as it is kept with its case: plain JSON, and no due day in it. Days are those in Asia/Shanghai. */
export type Clock = {
  /** The instant from which it counts, in UTC. The day of it does not count: the next one is the first. */
  since: string;
  /** The statutory limit, or the only one. */
  limit: Limit;
  /** What the office has promised on its own (承诺时限). */
  promised?: Limit | undefined;
  /** Added to both limits, one after the other. */
  extensions: readonly Span[];
  holds: readonly Hold[];
};

export const startClock = (
  since: string,
  { limit, promised }: { limit: Limit; promised?: Limit | undefined },
): Clock => ({ since, limit, ...(promised && { promised }), extensions: [], holds: [] });

/** Counts anew from an instant; what was extended or held before is gone. */
export const restartClock = (clock: Clock, since: string): Clock => startClock(since, clock);

export const extendClock = (clock: Clock, by: Span): Clock => ({
  ...clock,
  extensions: [...clock.extensions, by],
});

const isOpen = ({ to }: Hold): boolean => to === undefined;

/** Takes days out from an instant on. Several holds may lie over each other: a day is taken out once. */
export function holdClock(clock: Clock, hold: Omit<Hold, 'to'>): Clock {
  if (clock.holds.some((other) => other.id === hold.id && isOpen(other)))
    throw problems.conflict('clock-held', '该时限已因同一事项中止计算，请先恢复计算。', { hold: hold.id });
  return { ...clock, holds: [...clock.holds, hold] };
}

/** Lets it count on after a hold. Throws the conflict `clock-not-held` where there is no such hold that is open. */
export function releaseClock(clock: Clock, id: string, at: string): Clock {
  if (!clock.holds.some((hold) => hold.id === id && isOpen(hold)))
    throw problems.conflict('clock-not-held', '该时限没有因该事项中止计算，请刷新后查看。', { hold: id });
  const holds = clock.holds.map((hold) => (hold.id === id && isOpen(hold) ? { ...hold, to: at } : hold));
  return { ...clock, holds };
}

const stopped = 'stopped';

/** Stops a clock that will go on with what is left, such as one of a state that a case has left. */
export const stopClock = (clock: Clock, at: string): Clock =>
  holdClock(clock, { id: stopped, as: 'excluded', from: at });

/** When a clock stood still that went on with what was left, or has not gone on yet; in order. */
export const stopsOf = ({ holds }: Clock): Hold[] => holds.filter(({ id }) => id === stopped);

/** Since when a clock stands that will go on with what is left, and the clock as it was before; undefined where it runs. */
export function stoodStill(clock: Clock): { ran: Clock; at: string } | undefined {
  const stop = clock.holds.find((hold) => hold.id === stopped && isOpen(hold));
  return stop && { ran: { ...clock, holds: clock.holds.filter((hold) => hold !== stop) }, at: stop.from };
}

/** Lets a stopped clock go on. */
export const resumeClock = (clock: Clock, at: string): Clock => releaseClock(clock, stopped, at);
