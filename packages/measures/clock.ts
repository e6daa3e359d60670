import { addDays, type Clock, hasCome, isKnownDay, isOver, shanghaiDate, startOfDay } from '@mingcha/kernel';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import {
  defineEntity,
  earliest,
  type Operation,
  put,
  replace,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { loadCalendar, type TenantCalendar } from '@mingcha/tenancy';
import { concern, webhookEvent } from '@mingcha/webhooks';
import { applyCalendar } from './calendar/use.ts';
import { chaseByRules } from './chase/byRules.ts';
import { byRule } from './chase/issue.ts';
import { owedReports } from './chase/owed.ts';
import type { Notice } from './notice/notice.ts';
import { formsOfRounds } from './reports/place.ts';
import { moveOperations, opensBy, roundFacts } from './rounds/change.ts';
import { closeComplete } from './rounds/complete.ts';
import { allNotices } from './rounds/notices.ts';
import { settleRounds } from './rounds/plan.ts';
import { type Round, roundEntity, roundsOfNotice } from './rounds/round.ts';

export { fillLive } from './work/fillLive.ts';
export { joinSources } from './work/live.ts';

type MeasuresClockDeps = { clock: Clock };

/** What was looked at when a notice was last gone through: nothing new can be due until one of these differs. */
const passEntity = defineEntity<{ notice: string; seen: string }>()({
  name: 'MEASURESPASS',
  key: (of: { notice: string }) => ({ partition: [], sort: [of.notice] }),
});

/** By which calendar the days that are kept were last reckoned. */
const calendarPassEntity = defineEntity<{ stamp: string }>()({
  name: 'MEASURESCALENDAR',
  key: () => ({ partition: [], sort: ['pass'] }),
});

/** Working days before the due day on which subscribers are notified that reports are due. */
const notifyBefore = 3;
/** The same, on which the departments are notified once more. */
const lastDays = 1;

type Pass = MeasuresClockDeps & { calendar: TenantCalendar };

const seenOf = (
  today: string,
  { stamp }: TenantCalendar,
  notice: Stored<Notice>,
  rounds: readonly Stored<Round>[],
): string => [today, stamp, notice.lock, ...rounds.map(({ id, lock }) => `${id}:${lock}`)].join(' ');

/**
 * What time brings to a tenant's measures: rounds are planned and opened, departments chased. Safe to call at any time, more than once, and again after a crash at any point. Throws after all else is
 * done, where one notice met a fault. Resolves to the instant at which there is more to do.
 */
export async function runMeasures(store: TenantStore, deps: MeasuresClockDeps): Promise<string | undefined> {
  const faults: unknown[] = [];
  const nexts: (string | undefined)[] = [];
  const soon = () => void nexts.push(deps.clock().toISOString());
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      // Somebody else was at it: the next call looks again.
      if (error instanceof WriteConflict) soon();
      else faults.push(error);
    }
  };
  const notices = await allNotices(store);
  if (notices.length > 0) {
    const calendar = await loadCalendar(store);
    await guarded(() => passCalendar(store, calendar, deps));
    for (const notice of notices)
      if (notice.state === 'active') await guarded(() => passNotice(store, notice, { ...deps, calendar }));
    if (notices.some(({ state }) => state === 'active')) nexts.push(nextDay(deps.clock()));
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `measures: ${faults.join('; ')}`, { cause: faults[0] });
  return earliest(...nexts);
}

/** The instant at which the next day begins in Shanghai. */
const nextDay = (now: Date): string => startOfDay(addDays(shanghaiDate(now), 1)).toISOString();

/** Days that are kept become those of a calendar that has changed: entered, corrected, or come with the system. */
async function passCalendar(
  store: TenantStore,
  { stamp }: TenantCalendar,
  { clock }: MeasuresClockDeps,
): Promise<void> {
  const pass = await store.get(calendarPassEntity, {});
  if (pass?.stamp === stamp || !(await applyCalendar(store, clock()))) return;
  const next = { stamp };
  await store.write(put(calendarPassEntity, next, pass));
}

async function passNotice(store: TenantStore, notice: Stored<Notice>, deps: Pass): Promise<void> {
  const today = shanghaiDate(deps.clock());
  const [before, pass] = await Promise.all([
    roundsOfNotice(store, notice.id),
    store.get(passEntity, { notice: notice.id }),
  ]);
  if (pass?.seen === seenOf(today, deps.calendar, notice, before)) return;
  const planned = await replan(store, notice, before, deps);
  const rounds: Stored<Round>[] = [];
  for (const round of planned) rounds.push(await passRound(store, notice, round, deps));
  await chaseByRules(store, notice, rounds, deps);
  const next = { notice: notice.id, seen: seenOf(today, deps.calendar, notice, rounds) };
  await store.write(put(passEntity, next, pass));
}

/** Planned rounds as the schedule has them by the calendar as it is known now. */
async function replan(
  store: TenantStore,
  notice: Notice,
  rounds: Stored<Round>[],
  { clock }: MeasuresClockDeps,
): Promise<Stored<Round>[]> {
  return (await settleRounds(store, notice, clock)) ? roundsOfNotice(store, notice.id) : rounds;
}

/** Opens a round whose day has come, closes one that is complete, and notifies subscribers once that its reports are due and once that some are late. */
async function passRound(
  store: TenantStore,
  notice: Notice,
  found: Stored<Round>,
  { clock, calendar }: Pass,
): Promise<Stored<Round>> {
  let round = found;
  const now = clock();
  if (opensBy(round, now)) {
    const { after, operations } = moveOperations(notice, round, 'open', { by: byRule, clock });
    await store.write(...operations);
    round = after;
  }
  round = await closeComplete(store, notice, round, clock);
  if (round.state !== 'open') return round;
  const news = newsOf(round, calendar, shanghaiDate(now));
  if (!news) return round;
  const [group] = await formsOfRounds(store, notice, [round]);
  const missing = new Map<string, number>();
  for (const { dept } of owedReports(group!)) missing.set(dept, (missing.get(dept) ?? 0) + 1);
  const { lock, ...rest } = round;
  const after: Round = { ...rest, told: { ...round.told, [news]: now.toISOString() } };
  const data = {
    ...roundFacts(notice, round),
    missing: [...missing].map(([dept, measures]) => ({ dept, measures })),
  };
  await store.write(
    replace(roundEntity, after, lock),
    ...(missing.size === 0
      ? []
      : [news === 'lastDay' ? lastDay(data, now) : webhookEvent(`report.${news}`, data, now)]),
  );
  return { ...after, lock: lock + 1 };
}

/** What subscribers are to be notified of for an open round today; undefined where they were already. */
function newsOf(
  { due, told }: Round,
  calendar: Calendar,
  today: string,
): 'due' | 'lastDay' | 'late' | undefined {
  if (!isKnownDay(due)) return undefined;
  if (isOver(due, today)) return told?.late === undefined ? 'late' : undefined;
  const isNear = (days: number) => hasCome(moveDay(due, { workingDays: -days }, calendar), today);
  if (told?.due === undefined) return isNear(notifyBefore) ? 'due' : undefined;
  return told.lastDay === undefined && isNear(lastDays) ? 'lastDay' : undefined;
}

/** The operation that has departments notified of one working day that is left; other systems were before. */
function lastDay(
  { docNo, title, missing }: { docNo: string; title: string; missing: readonly { dept: string }[] },
  now: Date,
): Operation {
  const of = { kind: 'report.last-day', right: 'reports:write' } as const;
  const to = missing.map(({ dept }) => ({ ...of, dept }));
  return concern({ to, what: '进展报送', number: docNo, about: title, link: '/reports' }, now);
}
