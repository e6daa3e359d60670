import { shanghaiDate } from '@mingcha/kernel';
import { type TenantStore, WriteConflict } from '@mingcha/store';
import { type CalendarUse, loadCalendar } from '@mingcha/tenancy';
import { allNotices } from '../rounds/notices.ts';
import { calendarChanges } from './changes.ts';
import { ruleDays } from './ruleDays.ts';

/** Moves what the tenant's calendar moves. False where somebody was at one of them: the next call looks again. */
export async function applyCalendar(store: TenantStore, now: Date): Promise<boolean> {
  const [notices, calendar] = await Promise.all([allNotices(store), loadCalendar(store)]);
  let whole = true;
  for (const { writes } of await calendarChanges(store, notices, { calendar, now })) {
    try {
      for (const operations of writes) await store.write(...operations);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      whole = false;
    }
  }
  return whole;
}

/** What notices and their rounds, chases and boards keep that depends on working days. */
export const calendarUse: CalendarUse = {
  async moves(store, after, now) {
    const [notices, before] = await Promise.all([allNotices(store), loadCalendar(store)]);
    const [changes, rules] = await Promise.all([
      calendarChanges(store, notices, { calendar: after, now }),
      ruleDays(store, notices, { before, after, today: shanghaiDate(now) }),
    ]);
    return [...changes.map(({ writes: _, ...move }) => move), ...rules];
  },
  async apply(store, now) {
    await applyCalendar(store, now);
  },
};
