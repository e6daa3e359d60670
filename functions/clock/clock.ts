import { type BeaconClient, collectDueBeacons } from '@mingcha/inspection';
import type { Clock, RandomBytes } from '@mingcha/kernel';
import { type MeasuresClockDeps, runMeasures } from '@mingcha/measures';
import { type ImportQueue, resumeStuck } from '@mingcha/register';
import type { Store } from '@mingcha/store';
import { listTenants } from '@mingcha/tenancy';

export type ClockDeps = MeasuresClockDeps & {
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
  return {
    /** Safe to call at any time and more than once. */
    async tick(): Promise<void> {
      for (const { code } of await listTenants(deps.store)) {
        const guarded = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
          try {
            return await work();
          } catch (error) {
            deps.report(error, { tenant: code });
            return undefined;
          }
        };
        const store = await guarded(() => deps.store.forTenant(code));
        if (!store) continue;
        await guarded(() => collectDueBeacons(store, deps));
        await guarded(() => resumeStuck({ ...deps, store }));
        await guarded(() => runMeasures(store, deps));
      }
    },
  };
}
