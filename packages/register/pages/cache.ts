/** Values that never change, unused ones dropped first, bounded by their estimated bytes in memory. */
export type Cache = {
  /** The value, or what `load` brings; concurrent callers share one load. */
  get<T>(key: string, size: (value: T) => number, load: () => Promise<T>): Promise<T>;
  /** The value if it is there already. */
  peek<T>(key: string): T | undefined;
  set(key: string, value: unknown, size: number): void;
  /** Forgets everything; for measuring from cold. */
  clear(): void;
};

export function createCache(maxBytes: number): Cache {
  const entries = new Map<string, { value: unknown; size: number; used: boolean }>();
  const loading = new Map<string, Promise<unknown>>();
  let total = 0;

  function drop(key: string): void {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  }
  function set(key: string, value: unknown, size: number): void {
    drop(key);
    entries.set(key, { value, size, used: false });
    total += size;
    if (size > maxBytes) drop(key);
    while (total > maxBytes) {
      const [oldest, entry] = entries.entries().next().value!;
      if (entry.used) {
        // Used since it was last passed by: a second chance, at the end of the row.
        entry.used = false;
        entries.delete(oldest);
        entries.set(oldest, entry);
      } else drop(oldest);
    }
  }
  function peek<T>(key: string): T | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    // Moving it to the end would cost a listing of hundreds of pages more than looking at them.
    entry.used = true;
    return entry.value as T;
  }
  return {
    clear() {
      entries.clear();
      total = 0;
    },
    set,
    peek,
    async get<T>(key: string, size: (value: T) => number, load: () => Promise<T>) {
      const known = peek<T>(key);
      if (known !== undefined) return known;
      const busy = loading.get(key);
      if (busy) return busy as Promise<T>;
      const pending = load();
      loading.set(key, pending);
      try {
        const value = await pending;
        set(key, value, size(value));
        return value;
      } finally {
        loading.delete(key);
      }
    },
  };
}

/** Shared by all registers of this process; a key begins with its tenant, so that nothing is shared between two. */
export const sharedCache = createCache(192 * 2 ** 20);
