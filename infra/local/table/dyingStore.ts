import type { TenantStore } from '@mingcha/store';

export class Crash extends Error {}

/**
 * A store whose process dies at its `n`th write (from 1): before it, or just after it, when nobody hears that it was done.
 * From then on nothing can be written or read through it.
 */
export function dyingStore(
  store: TenantStore,
  n: number,
  when: 'before' | 'after',
): TenantStore & { dead(): boolean } {
  let writes = 0;
  let dead = false;
  const living =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (dead) throw new Crash();
      return call(...args);
    };
  return {
    ...store,
    get: living(store.get) as TenantStore['get'],
    getMany: living(store.getMany) as TenantStore['getMany'],
    query: living(store.query) as TenantStore['query'],
    write: living(async (...operations) => {
      if (++writes < n) return store.write(...operations);
      dead = true;
      if (when === 'after') await store.write(...operations);
      throw new Crash();
    }),
    dead: () => dead,
  };
}
