import type { Clock } from '@mingcha/kernel';

/** The hour at which a day's work begins, 09:00 in Shanghai. */
export const morning = 'T01:00:00.000Z';
/** And at which it ends, 17:00 there. */
export const evening = 'T09:00:00.000Z';

/** The system's clock while the demo is loaded: it can be set to a day that has passed, and goes on from there. */
export type WalkingClock = {
  now: Clock;
  /** Sets it to an instant (ISO). */
  set(instant: string): void;
  /** Gives the real time again, for good. */
  release(): void;
};

export function createWalkingClock(real: Clock = () => new Date()): WalkingClock {
  let ahead = 0;
  return {
    now: () => new Date(real().getTime() + ahead),
    set(instant) {
      ahead = Date.parse(instant) - real().getTime();
    },
    release() {
      ahead = 0;
    },
  };
}
