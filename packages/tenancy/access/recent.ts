import type { Clock } from '@mingcha/kernel';

/** Milliseconds for which what was read counts as current. */
const memory = 5_000;
const remembered = 5_000;

/** What was read within the last five seconds, by name. Those who ask at the same time share the read. */
export type Recent<T> = {
  get(name: string, read: () => Promise<T>): Promise<T>;
  /** Makes the next to ask read anew whatever has a name of which `is` is true. */
  forget(is: (name: string) => boolean): void;
};

export function createRecent<T>(clock: Clock): Recent<T> {
  const entries = new Map<string, { at: number; value: Promise<T> }>();
  return {
    get(name, read) {
      const now = clock().getTime();
      const entry = entries.get(name);
      // A clock that was set back must not keep a record for ever.
      if (entry && entry.at <= now && now < entry.at + memory) return entry.value;
      const value = read();
      keepNewest(entries, name, { at: now, value });
      value.catch(() => entries.get(name)?.value === value && entries.delete(name));
      return value;
    },
    forget(is) {
      for (const name of entries.keys()) if (is(name)) entries.delete(name);
    },
  };
}

/** Keeps a value as the newest of a bounded number. */
export function keepNewest<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  if (map.size > remembered) map.delete(map.keys().next().value!);
}
