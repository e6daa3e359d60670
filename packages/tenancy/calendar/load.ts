import { buildCalendar, type Calendar, type CalendarYear, libraryYears } from '@mingcha/kernel/workingDays';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import { loadTenant, type Tenant } from '../tenant.ts';

/** A tenant's calendar; `stamp` differs from that of any other, so that what was reckoned by another is reckoned anew. */
export type TenantCalendar = Calendar & { stamp: string };

/** Most tenants have the library's calendar as it is, so that few are ever kept. */
const mostKept = 100;
const kept = new Map<string, TenantCalendar>();

type Entered = { years: readonly CalendarYear[]; overrides: Readonly<Record<string, boolean>> };

/** The library's years, those that the city entered before them, and the city's single days before both. */
export function calendarOf({ years, overrides }: Entered): TenantCalendar {
  const content = JSON.stringify([libraryYears.at(-1)?.year, years, overrides]);
  const known = kept.get(content);
  if (known) return known;
  const calendar = {
    ...buildCalendar([...libraryYears, ...years], overrides),
    stamp: sha256Hex(content).slice(0, 16),
  };
  if (kept.size >= mostKept) kept.clear();
  kept.set(content, calendar);
  return calendar;
}

/** The calendar of a tenant that has been read. */
export const calendarOfTenant = (tenant: Tenant): TenantCalendar => calendarOf(enteredBy(tenant));

export const enteredBy = ({ calendars, settings }: Tenant): Entered => ({
  years: calendars ?? [],
  overrides: settings.dayOverrides,
});

/** The tenant's calendar: one read. */
export const loadCalendar = async (store: TenantStore): Promise<TenantCalendar> =>
  calendarOfTenant(await loadTenant(store));
