import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { usualHours } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';

/** The days and hours by which a tenant's cases run: one read. */
export async function loadOffice(store: TenantStore): Promise<OfficeCalendar & { stamp: string }> {
  const calendar = await loadCalendar(store);
  return { calendar, hours: usualHours, stamp: calendar.stamp };
}
