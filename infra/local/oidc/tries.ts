/** Counts failed sign-ins, so that passwords cannot be guessed by trying. */
export type Tries = {
  /** Minutes to wait before the next try counts, 0 for none. */
  waitFor(...keys: string[]): number;
  failed(...keys: string[]): void;
  succeeded(...keys: string[]): void;
};

const span = 15 * 60_000;
const maxKeys = 10_000;

/** `limit` failures within a quarter of an hour close a key until the oldest of them is that old. */
export function createTries(limit = 5, now: () => number = Date.now): Tries {
  const failures = new Map<string, number[]>();
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > now() - span);

  return {
    waitFor(...keys) {
      const waits = keys.map((key) => {
        const times = recent(key);
        return times.length < limit ? 0 : times[times.length - limit]! + span - now();
      });
      return Math.ceil(Math.max(...waits) / 60_000);
    },
    failed(...keys) {
      for (const key of keys) {
        const times = [...recent(key), now()].slice(-limit);
        failures.delete(key);
        failures.set(key, times);
      }
      while (failures.size > maxKeys) failures.delete(failures.keys().next().value!);
    },
    succeeded(...keys) {
      for (const key of keys) failures.delete(key);
    },
  };
}
