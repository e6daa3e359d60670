import type { KeyPart } from './keys.ts';

export type EntityKey = { partition: readonly KeyPart[]; sort: readonly KeyPart[] };

/**
 * One kind of item. `K` is what names an item, a part of the item itself.
 * Keys are built from the entity's name, so two entities never meet in a partition.
 */
export type Entity<T extends object, K> = {
  readonly name: string;
  /** Partition and sort parts of an item's key. */
  readonly key: (of: K) => EntityKey;
  /** Where the item stands in the index, if it does. */
  readonly index?: (item: T) => EntityKey | undefined;
  /** The instant at which the clock has something to do because of the item, if it has. */
  readonly due?: (item: T) => string | undefined;
  /** Seconds since the epoch after which the item may be dropped. */
  readonly expires?: (item: T) => number | undefined;
  /** Reads of one item or one page that come together are answered by one read: for what is read with every call. Never change it. */
  readonly readsShared?: true;
};

/** Before every instant: for what the clock is to see as soon as it can. */
export const atOnce = '0000-01-01T00:00:00.000Z';

/** An item as read: its data and the number its next write must name. */
export type Stored<T> = T & { readonly lock: number };

/** Declares an entity; the item type is given, the key type is inferred. */
export const defineEntity =
  <T extends object>() =>
  <K>(entity: Entity<T, K>): Entity<T, K> =>
    entity;
