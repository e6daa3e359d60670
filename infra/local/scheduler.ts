/** Calls `tick` again and again, never two at once; the first time at once. */
export function startScheduler(init: {
  tick: () => Promise<void>;
  /** Milliseconds between the end of one tick and the next. */
  interval: number;
  report: (error: unknown, about: Record<string, unknown>) => void;
}): { stop(): Promise<void> } {
  const { tick, interval, report } = init;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();

  const next = () => {
    running = tick()
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
      await running;
    },
  };
}
