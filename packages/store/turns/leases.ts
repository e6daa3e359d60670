type LeasesInit<T> = {
  open: (key: string) => Promise<T>;
  /** The instant, in milliseconds, from which a value is no longer given out. */
  until: (value: T) => number;
  /** How many values are kept, the longest unused dropped first. */
  max: number;
  now: () => number;
};

/**
 * Values by key that are good for a while: kept until then, and opened anew after. Concurrent callers share one opening;
 * one that failed is not kept.
 */
export function createLeases<T>({ open, until, max, now }: LeasesInit<T>): (key: string) => Promise<T> {
  const entries = new Map<string, Promise<T>>();

  return async function lease(key) {
    const known = entries.get(key);
    if (known) {
      const value = await known;
      if (until(value) > now()) {
        entries.delete(key);
        entries.set(key, known);
        return value;
      }
      if (entries.get(key) === known) entries.delete(key);
      return lease(key);
    }
    const opening = open(key);
    entries.set(key, opening);
    opening.catch(() => entries.get(key) === opening && entries.delete(key));
    while (entries.size > max) entries.delete(entries.keys().next().value!);
    return opening;
  };
}
