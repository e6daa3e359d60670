import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { type Operation, remove, type Stored, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { type EventData, webhookEvent } from '@mingcha/webhooks';
import { concernedBy } from '../../access/concerned.ts';
import type { CaseDeps } from '../../deps.ts';
import { caseEntity } from '../../kept/case.ts';
import { type Warning, warningEntity, warningKey } from '../../kept/warning.ts';
import { firstDue, limitsNow } from '../limits.ts';
import { caseConcern, waitedFor } from '../turns.ts';
import { lastDays, warningsOf } from './warnings.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types'>;
type DueSoon = EventData['case.due-soon'];

/** A look takes so many; where there are more, the next look follows at once. */
const mostAtOnce = 100;

/**
 * Sends the warnings whose time has come, each once: it goes in the transaction that notifies. Of several of one limit, such
 * as after the clock stood still, the last is sent. Resolves to whether something was sent, or is left.
 */
export async function sendWarnings(store: TenantStore, deps: Deps, office: OfficeCalendar): Promise<boolean> {
  const to = [deps.clock().toISOString()];
  const { items } = await store.query(warningEntity, [], { between: { to }, limit: mostAtOnce });
  const byLimit = new Map<string, Stored<Warning & { id: string }>[]>();
  for (const one of items) {
    const key = `${one.id} ${one.clock}`;
    byLimit.set(key, [...(byLimit.get(key) ?? []), one]);
  }
  for (const due of byLimit.values()) await send(store, deps, office, due);
  return items.length > 0;
}

async function send(
  store: TenantStore,
  deps: Deps,
  office: OfficeCalendar,
  due: readonly Stored<Warning & { id: string }>[],
): Promise<void> {
  const gone = due.map((one) => remove(warningEntity, one, one.lock));
  const sent = await sentFor(store, deps, office, due);
  // Another look may have sent it.
  await unlessOvertaken(store.write(...gone, ...sent));
}

/**
 * The operations that notify of a warning: other systems where the clock warns by so many days, nothing personal and nothing
 * internal; those for whom the case waits where it is the last day; none where the limit does not run any more, or ends at
 * another time.
 */
async function sentFor(
  store: TenantStore,
  { clock, types }: Deps,
  office: OfficeCalendar,
  due: readonly (Warning & { id: string })[],
): Promise<Operation[]> {
  const warning = due.at(-1)!;
  const found = await store.get(caseEntity, { id: warning.id });
  if (!found) return [];
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const stands = warningsOf(compiled, found, office).some((one) => warningKey(one) === warningKey(warning));
  const limit = limitsNow(compiled, found, office).find(
    ({ of, name }) => of === 'clock' && name === warning.clock,
  );
  const first = limit && firstDue([limit]);
  const now = clock();
  // What has run out meanwhile is told otherwise.
  if (!stands || !first || first.due.at <= now.toISOString()) return [];
  const warns = compiled.clocks.get(warning.clock)?.warn ?? [];
  const warned = due.findLast(({ days }) => warns.includes(days));
  const data: DueSoon | undefined = warned && {
    case: found.id,
    type: found.type,
    ...(found.number !== undefined && { number: found.number }),
    clock: warning.clock,
    title: compiled.clocks.get(warning.clock)?.title ?? warning.clock,
    days: warned.days,
    due: first.due.day,
    depts: [...concernedBy(compiled, found)],
  };
  const to = waitedFor(compiled, found).map((one) => ({ ...one, kind: 'case.last-day' }));
  return [
    ...(data ? [webhookEvent('case.due-soon', data, now)] : []),
    ...(due.some(({ days }) => days === lastDays) ? caseConcern(compiled, found, to, { now }) : []),
  ];
}
