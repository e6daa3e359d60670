import { type BeaconClient, collectDueBeacons } from '@mingcha/inspection';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import { type ImportQueue, resumeStuck } from '@mingcha/register';
import type { Store } from '@mingcha/store';
import { listTenants } from '@mingcha/tenancy';

export type ClockDeps = {
  store: Store;
  beacon: BeaconClient;
  clock: Clock;
  random: RandomBytes;
  queue: ImportQueue;
  /** One tenant's fault must not keep the others waiting. */
  report: (error: unknown, about: { tenant: string }) => void;
};

/** What time brings, tenant by tenant: beacon rounds that draws wait for, imports whose worker died. */
export function createClock(deps: ClockDeps) {
  return {
    /** Safe to call at any time and more than once. */
    async tick(): Promise<void> {
      for (const { code } of await listTenants(deps.store)) {
        try {
          const store = await deps.store.forTenant(code);
          await collectDueBeacons(store, deps);
          await resumeStuck({ ...deps, store });
        } catch (error) {
          deps.report(error, { tenant: code });
        }
      }
    },
  };
}
