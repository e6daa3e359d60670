import { hasRight, isSecond, type Principal } from '@mingcha/http';
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { libraryYears } from '@mingcha/kernel/workingDays';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { loadTenant } from '../tenant.ts';
import { isEnterable } from './enter.ts';
import { loadCalendar } from './load.ts';
import { type EnteredYear, enteredYearEntity, yearVersionEntity } from './year.ts';

type Action = 'propose' | 'confirm' | 'reject' | 'withdraw';

/** What a caller may do with a year as it stands. */
function actionsOf({ year, proposal }: EnteredYear, principal: Principal, now: Date): Action[] {
  if (!hasRight(principal, 'tenancy:write')) return [];
  if (!proposal) return isEnterable(year, now) ? ['propose'] : [];
  if (proposal.by.sub === principal.sub) return ['withdraw'];
  return isSecond(proposal, principal) ? ['confirm', 'reject'] : [];
}

/** A year with all its versions, as a caller sees it. */
export async function yearState(
  store: TenantStore,
  entered: Stored<EnteredYear>,
  principal: Principal,
  now: Date,
) {
  const { year, proposal } = entered;
  const [tenant, versions] = await Promise.all([
    loadTenant(store),
    queryAll(store, yearVersionEntity, [year], { newestFirst: true }),
  ]);
  const own = tenant.calendars?.find((each) => each.year === year);
  const shown = own ?? libraryYears.find((each) => each.year === year);
  return {
    year,
    source: own ? ('city' as const) : shown ? ('library' as const) : null,
    holidays: [...(shown?.holidays ?? [])],
    makeUpDays: [...(shown?.makeUpDays ?? [])],
    proposal: proposal ?? null,
    versions: versions.map(({ lock: _, year: __, ...version }) => version),
    can: actionsOf(entered, principal, now),
  };
}

/** From November on the next year's arrangement is asked for; the State Council publishes it in these weeks. */
const asksFrom = '11-01';

/** The year that is to be entered now, if any. */
export async function reminderOf(store: TenantStore, now: Date): Promise<number | null> {
  const { known } = await loadCalendar(store);
  const year = shanghaiYear(now);
  if (!known.has(year)) return year;
  return shanghaiDate(now).slice(5) >= asksFrom && !known.has(year + 1) ? year + 1 : null;
}

/** All years that are known, and those that somebody has entered. */
export async function listYears(store: TenantStore) {
  const [{ known }, tenant, entered] = await Promise.all([
    loadCalendar(store),
    loadTenant(store),
    queryAll(store, enteredYearEntity, []),
  ]);
  const own = new Set(tenant.calendars?.map(({ year }) => year));
  const waiting = new Map(entered.map(({ year, proposal }) => [year, proposal?.by]));
  const years = new Set([...known, ...waiting.keys()]);
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => {
      const proposedBy = waiting.get(year);
      const source = own.has(year) ? ('city' as const) : known.has(year) ? ('library' as const) : null;
      return { year, source, ...(proposedBy && { proposedBy }) };
    });
}
