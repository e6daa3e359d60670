/** Minutes after the first try, and after each later one. */
const waits = [10, 60];

/** When what could not be done is tried again, after so many tries before this one. */
export function retryAt(tries: number, now: Date): string {
  const minutes = waits[Math.min(tries, waits.length - 1)]!;
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
