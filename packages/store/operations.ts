import type { Entity, EntityKey } from './entity.ts';
import { joinKey, partitionKey } from './keys.ts';
import { pack } from './packed.ts';
import { tableDefinition } from './table.ts';

/** One conditional step of a write. Built only by the functions below; a `TenantStore` adds the tenant. */
export type Operation = {
  readonly build: (tenant: string) => TransactStep;
  /** Written alone, outside of transactions; see `createOnce`. */
  readonly once?: true;
  /** Has no condition of its own; see `place` and `drop`. */
  readonly beside?: true;
  /** When the clock has something to do because of what is written. */
  readonly due?: string | undefined;
  /** What a `create` writes, for what stands between the command and the store. */
  readonly creates?: { readonly entity: string; readonly item: object };
};

export type Conditioned = {
  ConditionExpression: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};
export type TransactStep =
  | { Put: { Item: Record<string, unknown> } & Partial<Conditioned> }
  | { Delete: { Key: Record<string, unknown> } & Partial<Conditioned> }
  | { ConditionCheck: { Key: Record<string, unknown> } & Conditioned };

const absent: Conditioned = { ConditionExpression: 'attribute_not_exists(pk)' };

const lockIs = (lock: number): Conditioned => ({
  ConditionExpression: '#lock = :lock',
  ExpressionAttributeNames: { '#lock': 'lock' },
  ExpressionAttributeValues: { ':lock': lock },
});

export function itemKey(tenant: string, name: string, key: EntityKey): { pk: string; sk: string } {
  return { pk: partitionKey(tenant, [name, ...key.partition]), sk: joinKey(key.sort) };
}

function itemOf<T extends object, K>(tenant: string, entity: Entity<T, K>, item: T & K, lock: number) {
  const { pk, sk } = itemKey(tenant, entity.name, entity.key(item));
  const index = entity.index?.(item);
  const ttl = entity.expires?.(item);
  return {
    pk,
    sk,
    e: entity.name,
    lock,
    ...pack(item),
    ...(index && {
      [tableDefinition.index.partitionKey]: partitionKey(tenant, [entity.name, ...index.partition]),
      [tableDefinition.index.sortKey]: joinKey(index.sort),
    }),
    ...(ttl !== undefined && { [tableDefinition.ttlAttribute]: ttl }),
  };
}

/** Without the lock that reading added, so that it is stored once. */
function bare<T extends object>(item: T): T {
  if (!('lock' in item)) return item;
  const { lock: _, ...rest } = item;
  return rest as T;
}

/** Writes an item that must not exist yet. */
export const create = <T extends object, K>(entity: Entity<T, K>, item: T & K): Operation => ({
  build: (tenant) => ({ Put: { Item: itemOf(tenant, entity, bare(item), 1), ...absent } }),
  due: entity.due?.(item),
  creates: { entity: entity.name, item },
});

/**
 * Writes an item unless it is there, and finding it there is success: a page named by its hash, a secret that is made
 * once. Goes alone, outside of transactions, at half their cost.
 */
export const createOnce = <T extends object, K>(entity: Entity<T, K>, item: T & K): Operation => ({
  ...create(entity, item),
  once: true,
});

/** Replaces an item that must still have the lock it was read with. */
export const replace = <T extends object, K>(entity: Entity<T, K>, item: T & K, lock: number): Operation => ({
  build: (tenant) => ({ Put: { Item: itemOf(tenant, entity, bare(item), lock + 1), ...lockIs(lock) } }),
  due: entity.due?.(item),
});

/** Replaces what was read before, else writes what must not exist yet; also where lock 0 stands for what is not there. */
export const put = <T extends object, K>(
  entity: Entity<T, K>,
  item: T & K,
  before: { readonly lock: number } | undefined,
): Operation => (before && before.lock > 0 ? replace(entity, item, before.lock) : create(entity, item));

/** Removes an item that must still have the lock it was read with. */
export const remove = <T extends object, K>(entity: Entity<T, K>, key: K, lock: number): Operation => ({
  build: (tenant) => ({ Delete: { Key: itemKey(tenant, entity.name, entity.key(key)), ...lockIs(lock) } }),
});

/** Writes nothing, but refuses the whole write unless the item has this lock; `null` means it must not exist. */
export const check = <T extends object, K>(entity: Entity<T, K>, key: K, lock: number | null): Operation => ({
  build: (tenant) => ({
    ConditionCheck: {
      Key: itemKey(tenant, entity.name, entity.key(key)),
      ...(lock === null ? absent : lockIs(lock)),
    },
  }),
});

/**
 * Writes an item that follows from another, whatever is there: a pointer to it, a mark of when it is due. It has no
 * condition of its own, so it goes only beside an operation that has one, that of the item it follows from.
 */
export const place = <T extends object, K>(entity: Entity<T, K>, item: T & K): Operation => ({
  build: (tenant) => ({ Put: { Item: itemOf(tenant, entity, bare(item), 1) } }),
  due: entity.due?.(item),
  beside: true,
});

/** Removes what `place` wrote, under the same rule. */
export const drop = <T extends object, K>(entity: Entity<T, K>, key: K): Operation => ({
  build: (tenant) => ({ Delete: { Key: itemKey(tenant, entity.name, entity.key(key)) } }),
  beside: true,
});
