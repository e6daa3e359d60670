import { type Suspension, suspendedNow } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { CaseKind } from '../../deps.ts';

const none: ReadonlyMap<string, Suspension> = new Map();

/** The rows of a list that are out of use now, by id. Only what everybody reads can be so. */
export async function suspendedRows(
  store: TenantStore,
  { name, open, further }: CaseKind,
  now: Date,
): Promise<ReadonlyMap<string, Suspension>> {
  const own = open ? await suspendedNow(store, name, now) : none;
  return further ? new Map([...own, ...(await further.suspended(store, now))]) : own;
}
