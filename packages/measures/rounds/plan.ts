import { type Clock, isKnownDay, sameDueDay, shanghaiDate } from '@mingcha/kernel';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import {
  create,
  type Operation,
  remove,
  replace,
  retryOnConflict,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import type { Notice } from '../notice/notice.ts';
import { type Followed, followedMeasures } from '../reports/forms.ts';
import { orderDay, type Round, roundEntity, roundsOfNotice } from './round.ts';
import { type PlannedRound, roundsOf } from './roundsOf.ts';

const same = (a: PlannedRound, b: Round): boolean =>
  a.title === b.title && sameDueDay(a.due, b.due) && sameDueDay(a.opensAt, b.opensAt);

/**
 * The years that a notice's rounds are planned for: its own, and on to that of the last deadline of what is not done; one
 * after the other, none beyond the next.
 */
function yearsOf(year: number, { rows, progress }: Followed, today: string): number[] {
  const isOver = (id: string) => ['done', 'stopped'].includes(progress.get(id)?.state ?? 'pending');
  const deadlines = rows.flatMap(({ id, deadline }) =>
    deadline === undefined || isOver(id) ? [] : [Number(deadline.slice(0, 4))],
  );
  const last = Math.min(Math.max(year, ...deadlines), Number(today.slice(0, 4)) + 1);
  return Array.from({ length: Math.max(1, last - year + 1) }, (_, i) => year + i);
}

type PlanInput = {
  notice: Pick<Notice, 'id' | 'schedule' | 'year'>;
  /** The rounds that there are, and the notice's measures. */
  there: readonly Stored<Round>[];
  followed: Followed;
  calendar: Calendar;
  today: string;
};

/**
 * What makes a notice's rounds those of its schedule: planned ones are made, moved and removed; open and closed ones stay,
 * and so do those made by hand, but for the day on which these open. No round is made that would have been due before
 * today. Pure.
 */
export function planRounds({ notice, there, followed, calendar, today }: PlanInput) {
  const { id, schedule, year } = notice;
  const wanted = yearsOf(year, followed, today).flatMap((each) => roundsOf(schedule, each, calendar));
  const known = new Map(there.map((round) => [round.id, round]));
  const days = new Set(wanted.map((round) => round.id));
  const fresh = wanted.filter((round) => !known.has(round.id) && orderDay(round) >= today);
  const moved = wanted.flatMap((planned) => {
    const before = known.get(planned.id);
    if (before?.state !== 'planned' || before.extra || same(planned, before)) return [];
    return [{ before, after: roundOf(id, planned) }];
  });
  const byHand = there.flatMap((before) => {
    const { lock: _, ...round } = before;
    if (round.state !== 'planned' || !round.extra || !isKnownDay(round.due)) return [];
    const opensAt = moveDay(round.due, { workingDays: -schedule.opensBefore }, calendar);
    return isKnownDay(round.opensAt) || sameDueDay(opensAt, round.opensAt)
      ? []
      : [{ before, after: { ...round, opensAt } }];
  });
  return {
    made: fresh.map((planned) => roundOf(id, planned)),
    moved: [...moved, ...byHand],
    gone: there.filter(({ id, state, extra }) => state === 'planned' && !extra && !days.has(id)),
  };
}

const roundOf = (notice: string, planned: PlannedRound): Round => ({ notice, ...planned, state: 'planned' });

/**
 * The operations of `planRounds`, for the write that activates a notice or changes its schedule. `followed` are its
 * measures where these are not stored yet.
 */
export async function roundOperations(
  store: TenantStore,
  notice: PlanInput['notice'],
  now: Date,
  followed?: Followed,
): Promise<Operation[]> {
  const [there, calendar, measures] = await Promise.all([
    roundsOfNotice(store, notice.id),
    loadCalendar(store),
    followed ?? followedMeasures(store, notice.id),
  ]);
  const plan = planRounds({ notice, there, followed: measures, calendar, today: shanghaiDate(now) });
  return [
    ...plan.made.map((round) => create(roundEntity, round)),
    ...plan.moved.map(({ before, after }) => replace(roundEntity, after, before.lock)),
    ...plan.gone.map((round) => remove(roundEntity, round, round.lock)),
  ];
}

/** How many rounds are written at once; a write takes a hundred operations. */
const atOnce = 90;

/**
 * Makes a notice's rounds those of its schedule, some at a time: each write is whole, and where this stops half-way the
 * next call, such as the clock's, finishes it. Says whether there was anything to do.
 */
export async function settleRounds(
  store: TenantStore,
  notice: PlanInput['notice'],
  clock: Clock,
): Promise<boolean> {
  let changed = false;
  const part = async () => {
    const operations = (await roundOperations(store, notice, clock())).slice(0, atOnce);
    if (operations.length > 0) await store.write(...operations);
    return operations.length;
  };
  while ((await retryOnConflict(part, { busy: '报送轮次正在由他人修改，请稍后重试。' })) > 0) changed = true;
  return changed;
}
