import { settle } from '@mingcha/cases';
import { theClock } from '@mingcha/http';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import { auditSettled } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { caseEntity } from '../kept/case.ts';
import { subjectOf } from '../titles.ts';
import { changeOf } from './change.ts';
import { eraseAround, retentionLeft, withRetention } from './ending/retention.ts';
import { childrenFollower } from './engineStep.ts';
import { followUp } from './family/outbox.ts';
import { mostEffects } from './fits.ts';
import { lookUp } from './lookups.ts';
import { writeChange } from './write.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/**
 * Lets everything take effect that has run out in a case, and does what its retention asks for. What is too much for one
 * transaction is written in parts, in the order in which it ran out. The case is whole after each part, and its alarm stays
 * until the last: where it breaks off, the next look goes on. Throws `WriteConflict` where somebody is at work on the case.
 */
export async function settleCase(
  store: TenantStore,
  deps: Deps,
  id: string,
  office: OfficeCalendar,
): Promise<void> {
  while (await settlePart(store, deps, id, office));
}

/** Resolves to whether there is more. */
async function settlePart(
  store: TenantStore,
  deps: Deps,
  id: string,
  office: OfficeCalendar,
): Promise<boolean> {
  const { clock, types } = deps;
  const found = await store.get(caseEntity, { id });
  if (!found) return false;
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const at = clock().toISOString();
  const [follow, { lookups, checks }] = await Promise.all([
    childrenFollower(store, compiled, found, office),
    lookUp(store, deps, compiled, { values: {}, action: '', before: found, follows: true }),
  ]);
  const { course, effects, isPart } = settle(compiled, follow(found.course), {
    at,
    office,
    lookups,
    most: mostEffects,
  });
  const settled = changeOf(compiled, found, {
    course: follow(course),
    effects,
    by: theClock,
    recordedAt: at,
    rows: found.rows,
  });
  const due = isPart ? [] : retentionLeft(compiled, settled.after).filter((one) => one.at < at);
  if (due.some((one) => one.do === 'erasePersonal')) await eraseAround(store, deps, compiled, settled.after);
  const change = withRetention(compiled, settled, due, at);
  const what = change.events.map((event) => subjectOf(compiled, change.after, event));
  await writeChange(store, {
    deps,
    compiled,
    office,
    before: found,
    change,
    checks: [...checks.values()],
    audited: (after) => (what.length === 0 ? [] : auditSettled(clock, theClock, compiled, after, what)),
  });
  await followUp(store, deps, change.out);
  return isPart === true;
}
