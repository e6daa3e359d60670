import { setTimeout as wait } from 'node:timers/promises';

/**
 * Calls `tick` again and again; the first time at once. The next one waits for the last, but one that hangs is reported
 * and left behind, for it must not stop the clock.
 */
export function startScheduler(init: {
  tick: () => Promise<void>;
  /** Milliseconds between the end of one tick and the next. */
  interval: number;
  report: (error: unknown, about: Record<string, unknown>) => void;
  /** Milliseconds after which a tick is taken to hang. */
  patience?: number;
  /** Milliseconds that stopping waits for a tick under way. */
  lingering?: number;
}): { stop(): Promise<void> } {
  const { tick, interval, report, patience = 5 * 60_000, lingering = 3_000 } = init;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();

  const next = () => {
    running = within(patience, tick(), () => {
      throw new Error(`a tick did not end within ${patience} ms`);
    })
      .catch((error) => report(error, { scheduler: 'clock' }))
      .then(() => {
        if (!stopped) timer = setTimeout(next, interval);
      });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await within(lingering, running, () => undefined);
    },
  };
}

/** What `work` gives, or, when that takes too long, what `late` does. */
async function within(milliseconds: number, work: Promise<void>, late: () => void): Promise<void> {
  const timer = new AbortController();
  const over = wait(milliseconds, undefined, { signal: timer.signal }).then(late);
  try {
    await Promise.race([work, over]);
  } finally {
    over.catch(() => undefined);
    timer.abort();
  }
}
