import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { InspectionItem } from './inspectionItem.ts';
import { inspectionItemKind } from './inspectionItemKind.ts';

/** Of the published list of inspection items these, or all of them, by their ids; those that are not on it are missing. */
export async function publishedItems(
  store: TenantStore,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, InspectionItem>> {
  const found = new Map<string, InspectionItem>();
  if (ids?.length === 0) return found;
  const register = openRegister(store, inspectionItemKind);
  const { published } = await register.heads();
  if (!published) return found;
  if (ids === undefined) await register.scan(published.id, (row) => found.set(row.id, row));
  else for (const row of await register.rowsOf(published.id, ids)) if (row) found.set(row.id, row);
  return found;
}
