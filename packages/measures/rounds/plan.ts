import { shanghaiDate } from '@mingcha/kernel';
import { create, type Operation, remove, replace, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { Notice } from '../notice/notice.ts';
import { type Followed, followedMeasures } from '../reports/forms.ts';
import { type Round, roundEntity, roundsOfNotice } from './round.ts';
import { type PlannedRound, roundsOf } from './roundsOf.ts';

const same = (a: PlannedRound, b: Round): boolean =>
  a.title === b.title && a.due === b.due && a.dueUnsure === b.dueUnsure && a.opensAt === b.opensAt;

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

/**
 * What makes a notice's rounds those of its schedule, for the write that activates it or changes the schedule: planned
 * ones are made, moved and removed; open and closed ones stay, and so do those made by hand. No round is made that would
 * have been due before today. `followed` are its measures where these are not stored yet.
 */
export async function roundOperations(
  store: TenantStore,
  { id: notice, schedule, year }: Pick<Notice, 'id' | 'schedule' | 'year'>,
  now: Date,
  followed?: Followed,
): Promise<Operation[]> {
  const [there, { settings }, measures] = await Promise.all([
    roundsOfNotice(store, notice),
    loadTenant(store),
    followed ?? followedMeasures(store, notice),
  ]);
  const today = shanghaiDate(now);
  const wanted = yearsOf(year, measures, today).flatMap((each) =>
    roundsOf(schedule, each, settings.dayOverrides),
  );
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
