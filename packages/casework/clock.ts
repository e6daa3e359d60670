import { earliest, type TenantStore, WriteConflict } from '@mingcha/store';
import { followCalendar } from './calendar.ts';
import { fillRows } from './columns/fillRows.ts';
import { foldRows } from './columns/fold.ts';
import type { CaseDeps } from './deps.ts';
import { workOffDue } from './engine/family/outbox.ts';
import { loadOffice } from './engine/opening/office.ts';
import { settleCase } from './engine/settleCase.ts';
import { sendWarnings } from './engine/warning/warn.ts';
import { freezeMonths } from './figures/frozen.ts';
import { alarmEntity } from './kept/alarm.ts';
import { warningEntity } from './kept/warning.ts';
import { runMoves } from './moves/run.ts';

export { createCaseTypes } from './types/caseTypes.ts';

/** A look takes so many cases; where there are more, the next look follows at once. */
const mostAtOnce = 200;

/**
 * What time brings to a tenant's cases: expiries and silence take effect, what was kept long enough is archived or erased,
 * each case in a transaction of its own; other systems are notified of limits that are near. Safe to call at any time and
 * more than once. Resolves to the instant at which there is more to do.
 */
export async function runCases(
  store: TenantStore,
  deps: Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>,
): Promise<string | undefined> {
  const now = deps.clock().toISOString();
  const { items: due } = await store.query(alarmEntity, [], { between: { to: [now] }, limit: mostAtOnce });
  const office = await loadOffice(store);
  const faults: unknown[] = [];
  let again = due.length === mostAtOnce;
  for (const alarm of due) {
    try {
      await settleCase(store, deps, alarm.id, office);
    } catch (error) {
      // Somebody is at work on it, and settles it with what they do.
      if (error instanceof WriteConflict) again = true;
      else faults.push(error);
    }
  }
  const outbox = await workOffDue(store, deps);
  faults.push(...outbox.faults);
  for (const work of [
    () => followCalendar(store, deps, office),
    () => runMoves(store, deps),
    () => sendWarnings(store, deps, office),
    () => fillRows(store, deps, office),
  ]) {
    try {
      if (await work()) again = true;
    } catch (error) {
      if (error instanceof WriteConflict) again = true;
      else faults.push(error);
    }
  }
  let fold: string | undefined;
  try {
    fold = await foldRows(store, deps.clock());
  } catch (error) {
    if (error instanceof WriteConflict) again = true;
    else faults.push(error);
  }
  let freeze: string | undefined;
  try {
    // What ran out in a month is settled before the month is frozen.
    if (!again && faults.length === 0) freeze = await freezeMonths(store, deps);
  } catch (error) {
    faults.push(error);
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `cases: ${faults.join('; ')}`, { cause: faults[0] });
  const [{ items: next }, { items: warning }] = await Promise.all([
    store.query(alarmEntity, [], { limit: 1 }),
    store.query(warningEntity, [], { limit: 1 }),
  ]);
  return earliest(next[0]?.at, warning[0]?.at, outbox.next, fold, freeze, again ? now : undefined);
}
