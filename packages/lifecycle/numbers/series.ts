import {
  defineEntity,
  type KeyPart,
  type Operation,
  put,
  retryOnConflict,
  type TenantStore,
  type WriteConflict,
} from '@mingcha/store';

/** Numbers without gaps, such as those of draws in a year: stored is the last one given in each part of the series. */
export type Series<K extends string> = { readonly entity: ReturnType<typeof counters<K>> };

type Of<K extends string> = Readonly<Record<K, KeyPart>>;

const counters = <K extends string>(name: string, by: readonly K[]) =>
  defineEntity<Of<K> & { last: number }>()({
    name,
    key: (of: Of<K>) => ({ partition: [], sort: by.length === 0 ? ['last'] : by.map((part) => of[part]) }),
  });

/** A series that begins anew for each of these, such as each year; without any it runs on for ever. */
export const defineSeries = <const K extends string = never>(
  name: string,
  by: readonly K[] = [],
): Series<K> => ({
  entity: counters(name, by),
});

/**
 * The next number of a series, the first of `count` in a row, and the operation that takes them. Nobody has the number
 * unless that operation is in the write of what bears it: two writes cannot both take it.
 */
export async function nextNumber<K extends string>(
  store: TenantStore,
  { entity }: Series<K>,
  of: Of<K>,
  count = 1,
): Promise<{ number: number; take: Operation }> {
  const counter = await store.get(entity, of);
  const before = counter?.last ?? 0;
  const next = { ...of, last: before + count };
  const take = put(entity, next, counter);
  return { number: before + 1, take };
}

/** Whether a write failed for its number alone, where this stood first in it. */
const onlyTheNumber = ({ failed }: WriteConflict): boolean => failed.every((position) => position === 0);

/**
 * Runs a write that takes the next number of a series, the first of `count` in a row; again with the number after it while
 * others are faster. `take` goes first into the write, so that a conflict of anything else is told from a lost number and thrown; `lost` tells them
 * apart where what was read must be read again. Throws `busy` (409) after too many lost races.
 */
export const giveNumber = <T, K extends string>(
  store: TenantStore,
  series: Series<K>,
  of: Of<K>,
  write: (number: number, take: Operation) => Promise<T>,
  {
    busy,
    count = 1,
    lost = onlyTheNumber,
  }: { busy: string; count?: number; lost?: (conflict: WriteConflict) => boolean },
): Promise<T> =>
  retryOnConflict(
    async () => {
      const { number, take } = await nextNumber(store, series, of, count);
      return write(number, take);
    },
    { busy, lost },
  );
