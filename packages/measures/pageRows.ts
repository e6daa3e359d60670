import type { Page, TenantStore } from '@mingcha/store';

/** A page of rows that are all at hand already; `scope` names the list, so that its cursors fit no other. */
export function pageRows<T>(
  store: TenantStore,
  scope: string,
  rows: readonly T[],
  { limit = 50, cursor }: { limit?: number; cursor?: string | undefined },
): Page<T> {
  const full = `${store.tenant} ${scope}`;
  const from = cursor === undefined ? 0 : (store.cursors.open(full, cursor) as number);
  const to = from + limit;
  return { items: rows.slice(from, to), next: to < rows.length ? store.cursors.sign(full, to) : null };
}
