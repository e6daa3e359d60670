import { type BeaconClient, collectDueBeacons } from '@mingcha/inspection';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import type { Store } from '@mingcha/store';
import { listTenants } from '@mingcha/tenancy';

export type ClockDeps = {
  store: Store;
  beacon: BeaconClient;
  clock: Clock;
  random: RandomBytes;
  /** One tenant's fault must not keep the others waiting. */
  report: (error: unknown, about: { tenant: string }) => void;
};

/** What time brings, tenant by tenant: for now the beacon rounds that committed draws wait for. */
export function createClock(deps: ClockDeps) {
  return {
    /** Safe to call at any time and more than once. */
    async tick(): Promise<void> {
      for (const { code } of await listTenants(deps.store)) {
        try {
          await collectDueBeacons(await deps.store.forTenant(code), deps);
        } catch (error) {
          deps.report(error, { tenant: code });
        }
      }
    },
  };
}
