import { shanghaiDate } from '@mingcha/kernel';
import { create, type Operation, remove, replace, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { Notice } from '../notice/notice.ts';
import { type Round, roundEntity, roundsOfNotice } from './round.ts';
import { type PlannedRound, roundsOf } from './roundsOf.ts';

const same = (a: PlannedRound, b: Round): boolean =>
  a.title === b.title && a.due === b.due && a.dueUnsure === b.dueUnsure && a.opensAt === b.opensAt;

/**
 * What makes a notice's rounds those of its schedule, for the write that activates it or changes the schedule: planned
 * ones are made, moved and removed; open and closed ones stay, and so do those made by hand. No round is made that would
 * have been due before today.
 */
export async function roundOperations(
  store: TenantStore,
  { id: notice, schedule, year }: Pick<Notice, 'id' | 'schedule' | 'year'>,
  now: Date,
): Promise<Operation[]> {
  const [there, { settings }] = await Promise.all([roundsOfNotice(store, notice), loadTenant(store)]);
  const today = shanghaiDate(now);
  const wanted = roundsOf(schedule, year, settings.dayOverrides);
  const known = new Map(there.map((round) => [round.id, round]));
  const made = wanted.flatMap((planned): Operation[] => {
    const round = known.get(planned.id);
    if (!round) {
      const fresh: Round = { notice, ...planned, state: 'planned' };
      return planned.due < today ? [] : [create(roundEntity, fresh)];
    }
    if (round.state !== 'planned' || round.extra || same(planned, round)) return [];
    return [replace(roundEntity, { notice, ...planned, state: 'planned' }, round.lock)];
  });
  const days = new Set(wanted.map(({ id }) => id));
  const gone = there.filter(({ id, state, extra }) => state === 'planned' && !extra && !days.has(id));
  return [...made, ...gone.map((round) => remove(roundEntity, round, round.lock))];
}
