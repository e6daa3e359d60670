import { platformTenant } from '@mingcha/kernel';
import type { Stored } from '../entity.ts';
import { WriteConflict } from '../errors.ts';
import { queryAll } from '../lists.ts';
import { createOnce, put, replace } from '../operations.ts';
import { sideBySide } from '../sideBySide.ts';
import type { Store } from '../store.ts';
import type { TenantStore } from '../tenant/tenantStore.ts';
import { unlessOvertaken } from '../unlessOvertaken.ts';
import { type Wake, wakeEntity } from './wakeEntity.ts';

/** Milliseconds by which clocks of two machines may differ. */
const skew = 5_000;
/** Milliseconds after which the index shows what was written. */
const indexLag = 10_000;
/** Each lost race is another's success, so that so many at once all come through. */
const attempts = 20;
/** Milliseconds after which a row that was read beside a write says nothing about the time after it. */
const longestBeside = 1_000;

const plus = (now: Date, milliseconds: number): string =>
  new Date(now.getTime() + milliseconds).toISOString();
export const earliest = (...instants: (string | undefined)[]): string | undefined =>
  instants.filter((instant) => instant !== undefined).sort()[0];

/**
 * Sees to it that the clock looks at a tenant by an instant; called after the write that makes something due then.
 * A row that is due already gets a new lock: the clock may be at work on it, and have looked at the tenant before that write.
 * `known` is the row as it was before that write; the lock tells whether it still is so.
 */
export async function moveWake(
  platform: TenantStore,
  tenant: string,
  due: string,
  now: Date,
  known?: Stored<Wake>,
): Promise<void> {
  const movedAt = now.toISOString();
  const at = due > movedAt ? due : movedAt;
  const move = (row: Stored<Wake> | undefined) =>
    platform.write(put(wakeEntity, { tenant, at: row && row.at < at ? row.at : at, movedAt }, row));
  if (known && (await unlessOvertaken(move(known)))) return;
  for (let attempt = 1; ; attempt++) {
    const row = await findWake(platform, tenant);
    // After a lost race the lock is new already.
    if (row && row.at <= at && (attempt > 1 || row.at > plus(now, skew))) return;
    try {
      return await move(row);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
}

export const findWake = (platform: TenantStore, tenant: string): Promise<Stored<Wake> | undefined> =>
  platform.get(wakeEntity, { tenant });

/**
 * Ends a look at a tenant that began with `found`: the next one is at `next`. Where a command moved the row meanwhile, it
 * stays due. A look that began right after a command is followed by another: the index may not have shown it all yet.
 */
export async function settleWake(
  platform: TenantStore,
  { lock, tenant, movedAt }: Stored<Wake>,
  next: string,
  { began, ended }: { began: Date; ended: Date },
): Promise<void> {
  const again = movedAt !== undefined && movedAt > plus(began, -indexLag) ? plus(began, indexLag) : next;
  const at = again < next ? again : next;
  try {
    await platform.write(replace(wakeEntity, { tenant, at }, lock));
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    await moveWake(platform, tenant, at, ended);
  }
}

/** Makes the rows of tenants that have none due now: those of a system that is older than the rows, or whose first was lost. */
export async function addMissingWakes(
  platform: TenantStore,
  tenants: readonly string[],
  now: Date,
): Promise<void> {
  const rows = await platform.getMany(
    wakeEntity,
    tenants.map((tenant) => ({ tenant })),
  );
  const missing = tenants.filter((_, i) => rows[i] === undefined);
  await sideBySide(missing, (tenant) =>
    platform.write(createOnce(wakeEntity, { tenant, at: now.toISOString() })),
  );
}

/** The rows of tenants that are due, the longest due first: one query, where none is. Read from the index, so a moment late. */
export const dueWakes = async (platform: TenantStore, now: Date): Promise<Wake[]> =>
  queryAll(platform, wakeEntity, [], { index: true, between: { to: [plus(now, 1)] } });

type Waking = {
  /** Reaches the rows of wakes and nothing else of the platform's. */
  wakes: Store;
  clock: () => Date;
  report: (error: unknown, about: { tenant: string }) => void;
};

/**
 * Whether the clock looks at a tenant after a write and no later than at `due`, by the row as it was when the write began.
 * Where another command moved the row since, the look that this brings on may come before the end of the write, but
 * `settleWake` has it followed by one that does not.
 */
const comesBy = (
  row: Wake | undefined,
  due: string,
  { began, ended }: { began: Date; ended: Date },
): boolean =>
  row !== undefined &&
  row.at <= due &&
  row.at > plus(ended, skew) &&
  ended.getTime() - began.getTime() <= longestBeside;

/**
 * A store whose commands wake the clock when they make something due, as their entities say. It is woken after the commit:
 * where that fails, the command stands, and the clock comes by within the hour. Most often it comes by anyway: this is
 * read beside the write, so that such a command waits for nothing.
 */
export function wakingStore(store: Store, { wakes, clock, report }: Waking): Store {
  const waking = (own: TenantStore): TenantStore => ({
    ...own,
    async write(...operations) {
      const due = earliest(...operations.map((operation) => operation.due));
      if (due === undefined) return own.write(...operations);
      const platform = wakes.forTenant(platformTenant);
      const began = clock();
      // What goes wrong here goes wrong again after the commit, and is reported there.
      const beside = platform.then((rows) => findWake(rows, own.tenant)).catch(() => undefined);
      await own.write(...operations);
      try {
        const found = await beside;
        const ended = clock();
        if (comesBy(found, due, { began, ended })) return;
        await moveWake(await platform, own.tenant, due, ended, found);
      } catch (error) {
        report(error, { tenant: own.tenant });
      }
    },
  });
  return { forTenant: async (tenant) => waking(await store.forTenant(tenant)) };
}
