import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What `work` resolves to, and how long others waited for the process meanwhile: p99 of the event loop's delay, ms. */
export async function waitOfOthers<T>(work: () => Promise<T>): Promise<{ result: T; wait: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const result = await work();
  delay.disable();
  return { result, wait: delay.percentile(99) / 1e6 };
}
