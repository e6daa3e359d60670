import { settle } from '@mingcha/cases';
import { earliest, type TenantStore, WriteConflict } from '@mingcha/store';
import { auditSettled } from './audited.ts';
import { followCalendar } from './calendar.ts';
import type { CaseDeps } from './deps.ts';
import { changeOf, theClock } from './engine/change.ts';
import { childrenFollower } from './engine/engineStep.ts';
import { loadOffice } from './engine/office.ts';
import { followUp, workOffDue } from './engine/outbox.ts';
import { eraseAround, retentionLeft, withRetention } from './engine/retention.ts';
import { rowMaps } from './engine/rows.ts';
import { writeChange } from './engine/write.ts';
import { alarmEntity, type CaseAlarm } from './kept/alarm.ts';
import { caseEntity } from './kept/case.ts';
import { runMoves } from './moves/run.ts';
import { subjectOf } from './titles.ts';

export { createCaseTypes } from './types/caseTypes.ts';

/** A look takes so many cases; where there are more, the next look follows at once. */
const mostAtOnce = 200;

/**
 * What time brings to a tenant's cases: expiries and silence take effect, what was kept long enough is archived or erased, each case in a transaction of its own. Safe to
 * call at any time and more than once. Resolves to the instant at which there is more to do.
 */
export async function runCases(
  store: TenantStore,
  deps: Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'files'>,
): Promise<string | undefined> {
  const now = deps.clock().toISOString();
  const { items: due } = await store.query(alarmEntity, [], { between: { to: [now] }, limit: mostAtOnce });
  const office = await loadOffice(store);
  const faults: unknown[] = [];
  let again = due.length === mostAtOnce;
  for (const alarm of due) {
    try {
      await settleCase(store, deps, alarm, office);
    } catch (error) {
      // Somebody is at work on it, and settles it with what they do.
      if (error instanceof WriteConflict) again = true;
      else faults.push(error);
    }
  }
  const outbox = await workOffDue(store, deps);
  faults.push(...outbox.faults);
  for (const work of [() => followCalendar(store, deps, office), () => runMoves(store, deps)]) {
    try {
      if (await work()) again = true;
    } catch (error) {
      if (error instanceof WriteConflict) again = true;
      else faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `cases: ${faults.join('; ')}`, { cause: faults[0] });
  const { items: next } = await store.query(alarmEntity, [], { limit: 1 });
  return earliest(next[0]?.at, outbox.next, again ? now : undefined);
}

async function settleCase(
  store: TenantStore,
  deps: Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'files'>,
  { id }: CaseAlarm,
  office: Awaited<ReturnType<typeof loadOffice>>,
): Promise<void> {
  const { clock, types } = deps;
  const found = await store.get(caseEntity, { id });
  if (!found) return;
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const at = clock().toISOString();
  const follow = await childrenFollower(store, compiled, found, office);
  const { course, effects } = settle(compiled, follow(found.course), {
    at,
    office,
    lookups: { rows: rowMaps(found.rows) },
  });
  const settled = changeOf(compiled, found, {
    course: follow(course),
    effects,
    by: theClock,
    recordedAt: at,
    rows: found.rows,
  });
  const due = retentionLeft(compiled, settled.after).filter((one) => one.at < at);
  if (due.some((one) => one.do === 'erasePersonal')) await eraseAround(store, deps, compiled, settled.after);
  const change = withRetention(compiled, settled, due, at);
  const what = change.events.map((event) => subjectOf(compiled, change.after, event));
  await writeChange(store, {
    compiled,
    office,
    before: found,
    change,
    audited: (after) => (what.length === 0 ? [] : auditSettled(clock, theClock, compiled, after, what)),
  });
  await followUp(store, deps, change.out);
}
