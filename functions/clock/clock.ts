import { type BeaconClient, collectDueBeacons } from '@mingcha/inspection';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import { type DeliverDeps, deliverDue, runMeasures } from '@mingcha/measures/clock';
import { type ImportQueue, resumeStuck } from '@mingcha/register';
import type { Store, TenantStore } from '@mingcha/store';
import { listTenants } from '@mingcha/tenancy';

export type ClockDeps = DeliverDeps & {
  store: Store;
  beacon: BeaconClient;
  clock: Clock;
  random: RandomBytes;
  queue: ImportQueue;
  /** One tenant's fault must not keep the others waiting, nor one kind of work the next. */
  report: (error: unknown, about: { tenant: string }) => void;
};

/**
 * What time brings, tenant by tenant: beacon rounds that draws wait for, imports whose worker died, rounds of reporting to
 * open, departments to chase, other systems to tell.
 */
export function createClock(deps: ClockDeps) {
  async function guarded<T>(tenant: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      deps.report(error, { tenant });
      return undefined;
    }
  }

  return {
    /** Safe to call at any time and more than once. */
    async tick(): Promise<void> {
      const stores: TenantStore[] = [];
      for (const { code } of await listTenants(deps.store)) {
        const store = await guarded(code, () => deps.store.forTenant(code));
        if (!store) continue;
        stores.push(store);
        await guarded(code, () => collectDueBeacons(store, deps));
        await guarded(code, () => resumeStuck({ ...deps, store }));
        await guarded(code, () => runMeasures(store, deps));
      }
      // Last and all at once: how long it takes is up to those who are called.
      await Promise.all(stores.map((store) => guarded(store.tenant, () => deliverDue(store, deps))));
    },
  };
}
