/** Runs at most `max` works at once, the others in the order they came; with `isNext` before those that wait. */
export function createLimit(max: number): <T>(work: () => Promise<T>, isNext?: boolean) => Promise<T> {
  let active = 0;
  const waiting: (() => void)[] = [];
  return async (work, isNext = false) => {
    if (active >= max)
      await new Promise<void>((resolve) => (isNext ? waiting.unshift(resolve) : waiting.push(resolve)));
    else active++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else active--;
    }
  };
}

/** Calls `work` for every item, at most `max` at once; rejects with the first failure, starting no more. */
export async function forEachLimited<T>(
  items: readonly T[],
  max: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const runner = async () => {
    while (next < items.length && !failed) {
      try {
        await work(items[next++]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(max, items.length) }, runner));
}
