import type { Operation, Store, TenantStore } from '@mingcha/store';

export class Killed extends Error {}

/** Whether a process dies before its last write took effect, or after. */
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** The store as a process has it that dies at its n-th write: nothing is written after that. */
export function dyingStore(store: Store, n: number, when: Moment): Store {
  let writes = 0;
  const wrap = (own: TenantStore): TenantStore => ({
    ...own,
    async write(...operations: Operation[]) {
      const at = ++writes;
      if (at > n || (at === n && when === 'before')) throw new Killed();
      await own.write(...operations);
      if (at === n) throw new Killed();
    },
  });
  return { forTenant: async (tenant) => wrap(await store.forTenant(tenant)) };
}
