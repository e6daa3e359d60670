const tails = new Map<string, Promise<unknown>>();

/** Whether a work of this name is under way. */
export const isUnderWay = (name: string): boolean => tails.has(name);

/** Runs works of one name one after another, in the order they came; those of other names do not wait. */
export async function serially<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(name) ?? Promise.resolve();
  const run = before.then(work, work);
  tails.set(name, run);
  try {
    return await run;
  } finally {
    if (tails.get(name) === run) tails.delete(name);
  }
}
