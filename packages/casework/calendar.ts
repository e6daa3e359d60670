import { theClock } from '@mingcha/http';
import { put, type TenantStore } from '@mingcha/store';
import { auditSettled } from './audited.ts';
import type { CaseDeps } from './deps.ts';
import { changeOf } from './engine/change.ts';
import { alarmOf, limitsNow, yearsAwaited } from './engine/limits.ts';
import type { loadOffice } from './engine/opening/office.ts';
import { casesAwaiting, pointersOf } from './engine/pointers.ts';
import { warningsOf } from './engine/warning/warnings.ts';
import { writeChange } from './engine/write.ts';
import { alarmEntity } from './kept/alarm.ts';
import { type CalendarPass, calendarPassEntity } from './kept/calendarPass.ts';
import { caseEntity } from './kept/case.ts';
import { placeKey, pointerEntity } from './kept/pointer.ts';
import { warningKey } from './kept/warning.ts';

type Office = Awaited<ReturnType<typeof loadOffice>>;
type Deps = Pick<CaseDeps, 'clock' | 'types' | 'hooks'>;

/** So many cases are reckoned anew in one look; where there are more, the next look follows at once. */
const mostAtOnce = 200;
/** Years ahead whose calendars cases may wait for. */
const yearsAhead = 3;

/**
 * Reckons the days of open cases anew after the calendar has changed: entered, corrected, or come with the system. Goes on
 * where it stopped, and again after a crash at any point. Resolves to whether there is more to do.
 */
export async function followCalendar(store: TenantStore, deps: Deps, office: Office): Promise<boolean> {
  const pass = await store.get(calendarPassEntity, {});
  if (pass && pass.stamp === office.stamp && !pass.after) return false;
  const going = pass?.stamp === office.stamp ? pass : undefined;
  if (!going) await reckonAwaiting(store, deps, office);
  const from = going?.after && [going.after.at, going.after.id];
  const { items } = await store.query(alarmEntity, [], { between: { from }, limit: mostAtOnce });
  for (const { id } of items) await reckon(store, deps, office, id);
  const last = items.length === mostAtOnce ? items.at(-1) : undefined;
  const next: CalendarPass = { stamp: office.stamp, ...(last && { after: { at: last.at, id: last.id } }) };
  await store.write(put(calendarPassEntity, next, pass));
  return last !== undefined;
}

/** Those that waited for a year have no alarm. */
async function reckonAwaiting(store: TenantStore, deps: Deps, office: Office): Promise<void> {
  const year = deps.clock().getUTCFullYear();
  for (let i = 0; i <= yearsAhead; i++) {
    let cursor: string | undefined;
    do {
      const page = await store.query(pointerEntity, [...casesAwaiting(year + i)], {
        cursor,
        limit: mostAtOnce,
      });
      for (const { id } of page.items) await reckon(store, deps, office, id);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
}

/** Writes a case with its days by this calendar; nothing where they are as they were. */
async function reckon(store: TenantStore, deps: Deps, office: Office, id: string): Promise<void> {
  const { clock, types } = deps;
  const found = await store.get(caseEntity, { id });
  if (!found) return;
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const now = new Set(pointersOf(compiled, found, office).map(placeKey));
  const warnings = new Set(found.kept.warnings?.map(warningKey));
  const isSame =
    warningsOf(compiled, found, office).every((one) => warnings.has(warningKey(one))) &&
    alarmOf(compiled, found, office) === found.kept.alarm &&
    now.size === found.kept.pointers.length &&
    found.kept.pointers.every((one) => now.has(placeKey(one)));
  if (isSame) return;
  const waits = yearsAwaited(limitsNow(compiled, found, office)).length > 0;
  const recordedAt = clock().toISOString();
  const change = changeOf(compiled, found, {
    course: found.course,
    effects: [],
    by: theClock,
    recordedAt,
    rows: found.rows,
  });
  const what = waits ? '期限等待放假安排' : '期限按放假安排重新计算';
  await writeChange(store, {
    deps,
    compiled,
    office,
    before: found,
    change,
    audited: (after) => auditSettled(clock, theClock, compiled, after, [what]),
  });
}
