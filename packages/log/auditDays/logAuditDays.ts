import { addDays, type Clock, shanghaiDate, startOfDay } from '@mingcha/kernel';
import { create, defineEntity, earliest, type TenantStore, WriteConflict } from '@mingcha/store';
import type { LogEntryOf } from '../entries/entry.ts';
import { appendEntries } from '../keeping/append.ts';
import { nodeTools } from '../node.ts';
import { auditDays } from './auditDay.ts';

/** Which entry of the log has a day's root. */
export const loggedDayEntity = defineEntity<{ date: string; index: number }>()({
  name: 'LOGAUDITDAY',
  key: (of: { date: string }) => ({ partition: [], sort: [of.date] }),
});

/** Milliseconds after midnight until a day's last record is written: a command may wait and try again. */
const grace = 10 * 60_000;
/** Days that one transaction takes. */
const daysAtOnce = 30;

/**
 * Logs the root over each day's audit records once the day is over, days without records too. The first is the day before
 * the log's first look. Safe to call more than once. Gives the instant at which the next day is due.
 */
export async function logAuditDays(store: TenantStore, clock: Clock): Promise<string> {
  const over = addDays(shanghaiDate(new Date(clock().getTime() - grace)), -1);
  const { items } = await store.query(loggedDayEntity, [], { limit: 1, newestFirst: true });
  const logged = items[0]?.date ?? addDays(over, -1);
  for (let from = addDays(logged, 1); from <= over; from = addDays(from, daysAtOnce)) {
    const to = earliest(addDays(from, daysAtOnce - 1), over)!;
    const days = await auditDays(store, { from, to }, nodeTools.hash);
    const entries = days.map((day): LogEntryOf<'audit.day'> => ({ type: 'audit.day', ...day }));
    try {
      await appendEntries(
        store,
        entries,
        (operations, firstIndex) =>
          store.write(
            ...operations,
            ...entries.map(({ date }, i) => create(loggedDayEntity, { date, index: firstIndex + i })),
          ),
        { clock },
      );
    } catch (error) {
      // Another clock has logged these days.
      if (!(error instanceof WriteConflict)) throw error;
      break;
    }
  }
  return new Date(startOfDay(addDays(over, 2)).getTime() + grace).toISOString();
}
