import { setImmediate as breathe } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const turn = 6;

/** For long work in a thread that others wait for: `if (pause.isDue()) await pause.take()` between its steps. */
export function createPause() {
  let began = performance.now();
  return {
    isDue: (): boolean => performance.now() - began >= turn,
    async take(): Promise<void> {
      await breathe();
      began = performance.now();
    },
  };
}
