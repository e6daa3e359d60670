import type { Store, TenantStore } from '@mingcha/store';
import { logCounterEntity, logHeadEntity, logItemEntity } from './entities.ts';
import { type SequenceDeps, sequence } from './sequence.ts';

/** Sees to it that what waits for a city's log is taken in; gives when it has to be looked after again, if it is to. */
export type TakeIn = (tenant: string) => Promise<string | undefined>;

/** Takes in what waits, here, until nothing does; what is logged by then wakes whoever calls again. */
export const createSequencer =
  (store: Store, deps: SequenceDeps): TakeIn =>
  async (tenant) => {
    const own = await store.forTenant(tenant);
    while (await sequence(own, deps));
    return undefined;
  };

/** Whether a city's log has been given entries that no head holds. */
async function isWaiting(store: TenantStore): Promise<boolean> {
  const [counter, head] = await Promise.all([store.get(logCounterEntity, {}), store.get(logHeadEntity, {})]);
  return (counter?.size ?? 0) > (head?.size ?? 0);
}

type Elsewhere = {
  /** Has the sequencer look at cities, elsewhere. A message may be lost or come twice. */
  wake: (tenants: readonly string[]) => Promise<void>;
  clock: () => Date;
};

/** Milliseconds after which it is looked whether the sequencer has come. */
const patience = 60_000;

/** The same where another takes it in: it is notified, and again while entries wait. */
export const wakeSequencer =
  (store: Store, { wake, clock }: Elsewhere): TakeIn =>
  async (tenant) => {
    if (!(await isWaiting(await store.forTenant(tenant)))) return undefined;
    await wake([tenant]);
    return new Date(clock().getTime() + patience).toISOString();
  };

type Notifying = Pick<Elsewhere, 'wake'> & {
  report: (error: unknown, about: { tenant: string }) => void;
};

/**
 * A store whose writes notify the sequencer when they log something, after the commit: where that fails, the
 * write stands, and the clock notifies it within a minute or two.
 */
export function notifyingStore(store: Store, { wake, report }: Notifying): Store {
  const notifying = (own: TenantStore): TenantStore => ({
    ...own,
    async write(...operations) {
      await own.write(...operations);
      if (!operations.some(({ creates }) => creates?.entity === logItemEntity.name)) return;
      try {
        await wake([own.tenant]);
      } catch (error) {
        report(error, { tenant: own.tenant });
      }
    },
  });
  return { forTenant: async (tenant) => notifying(await store.forTenant(tenant)) };
}
