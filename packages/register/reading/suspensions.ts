import { spokenTime } from '@mingcha/kernel';
import { defineEntity, queryAll, type TenantStore } from '@mingcha/store';

/**
 * A row of a published list that is out of use at once, whatever the published edition says (紧急停用). It is kept once it is
 * over: whether something was in use on a day can be asked for ever.
 */
export type Suspension = {
  /** Name of the register. */
  register: string;
  row: string;
  /** Id of the case by which it was suspended; a later one has a greater id. */
  case: string;
  reason: string;
  /** ISO instants: from when it is out of use, when a second person agreed, and from when it is in use again. */
  since: string;
  confirmedAt?: string;
  until?: string;
};

export const suspensionEntity = defineEntity<Suspension>()({
  name: 'SUSPENSION',
  key: ({ register, row, case: by }: Pick<Suspension, 'register' | 'row' | 'case'>) => ({
    partition: [register],
    sort: [row, by],
  }),
});

/** All suspensions of rows of a register, those that are over among them, the oldest of each row first. */
export const suspensionsIn = (store: TenantStore, register: string): Promise<readonly Suspension[]> =>
  queryAll(store, suspensionEntity, [register]);

/** The rows that are out of use at an instant, each with its suspension. */
export const suspendedAt = (all: readonly Suspension[], at: string): ReadonlyMap<string, Suspension> =>
  new Map(
    all.flatMap((one) =>
      one.since <= at && (one.until === undefined || at < one.until) ? [[one.row, one] as const] : [],
    ),
  );

/** The rows of a register that are out of use now. */
export const suspendedNow = async (store: TenantStore, register: string, now: Date) =>
  suspendedAt(await suspensionsIn(store, register), now.toISOString());

/** Since when and why, in words. */
export const suspendedSince = ({ since, reason }: Suspension): string =>
  `自${spokenTime(since)}起紧急停用（${reason}）`;
