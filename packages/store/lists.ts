import type { Entity, Stored } from './entity.ts';
import type { KeyPart } from './keys.ts';
import type { Page, QueryOptions, TenantStore } from './tenant/tenantStore.ts';

/** Which page of a list: so many items at most, from where the one before ended. */
export type PageQuery = { limit?: number; cursor?: string | undefined };
type Place = Omit<QueryOptions, 'limit' | 'cursor'>;

const atOnce = 1_000;
/** A page may hold fewer than asked and still have a next: that many pages were looked at. */
const mostPages = 10;

/** All items of a partition, for those that hold some hundred at most. */
export async function queryAll<T extends object, K>(
  store: TenantStore,
  entity: Entity<T, K>,
  partition: readonly KeyPart[],
  place: Place = {},
): Promise<Stored<T>[]> {
  const items: Stored<T>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query(entity, partition, { ...place, limit: atOnce, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

/** A page of what `shown` makes of items, such as of those it takes; it may hold fewer than asked and still have a next. */
export async function queryShown<T extends object, K, Shown>(
  store: TenantStore,
  entity: Entity<T, K>,
  partition: readonly KeyPart[],
  { shown, ...place }: Place & { shown: (items: Stored<T>[]) => Shown[] | Promise<Shown[]> },
  { limit = 50, cursor: from }: PageQuery,
): Promise<Page<Shown>> {
  const items: Shown[] = [];
  let cursor = from;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.query(entity, partition, {
      ...place,
      // Never more than still fit, so that the cursor stands right behind the last one shown.
      limit: limit - items.length,
      cursor,
    });
    items.push(...(await shown(page.items)));
    cursor = page.next ?? undefined;
    if (!cursor || items.length >= limit) break;
  }
  return { items, next: cursor ?? null };
}

/** A page of the items that `wanted` takes; it may hold fewer than asked and still have a next. */
export const queryWanted = <T extends object, K>(
  store: TenantStore,
  entity: Entity<T, K>,
  partition: readonly KeyPart[],
  { wanted, ...place }: Place & { wanted: (item: Stored<T>) => boolean },
  query: PageQuery,
): Promise<Page<Stored<T>>> =>
  queryShown(store, entity, partition, { ...place, shown: (items) => items.filter(wanted) }, query);

/** A page of rows that are all at hand already; `scope` names the list, so that its cursors fit no other. */
export function pageRows<T>(
  store: TenantStore,
  scope: string,
  rows: readonly T[],
  { limit = 50, cursor }: PageQuery,
): Page<T> {
  const full = `${store.tenant} ${scope}`;
  const from = cursor === undefined ? 0 : (store.cursors.open(full, cursor) as number);
  const to = from + limit;
  return { items: rows.slice(from, to), next: to < rows.length ? store.cursors.sign(full, to) : null };
}
