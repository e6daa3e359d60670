import { type DueDay, isOver, sameDueDay } from '@mingcha/kernel';
import { chaseLevelNames } from '@mingcha/kernel/labels';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import type { DateMove } from '@mingcha/tenancy';
import { isPending } from '../chase/owed.ts';
import type { ChaseRule, Notice } from '../notice/notice.ts';
import { followedMeasures } from '../reports/forms.ts';
import { planRounds } from '../rounds/plan.ts';
import { roundsOfNotice } from '../rounds/round.ts';

type Calendars = { before: Calendar; after: Calendar; today: string };
type Matter = { title: string; before: DueDay; after: DueDay };

/** The days on which the rules of active notices will chase units that have not done what is due, as far as these days move. */
export async function ruleDays(
  store: TenantStore,
  notices: readonly Notice[],
  calendars: Calendars,
): Promise<DateMove[]> {
  const active = notices.filter(({ state, chase }) => state === 'active' && chase.length > 0);
  return (await Promise.all(active.map((notice) => ofNotice(store, notice, calendars)))).flat();
}

async function ofNotice(
  store: TenantStore,
  notice: Notice,
  { before, after, today }: Calendars,
): Promise<DateMove[]> {
  const [there, followed] = await Promise.all([
    roundsOfNotice(store, notice.id),
    followedMeasures(store, notice.id),
  ]);
  const { moved } = planRounds({ notice, there, followed, calendar: after, today });
  const next = new Map(moved.map((each) => [each.after.id, each.after.due]));
  const reports = there
    .filter(({ state }) => state !== 'closed')
    .map(({ id, title, due }): Matter => ({ title, before: due, after: next.get(id) ?? due }));
  const open = followed.rows.filter(({ id }) => isPending(followed.progress.get(id)));
  const deadlines = [...new Set(open.flatMap(({ deadline }) => deadline ?? []))].map(
    (day): Matter => ({ title: `${day} 到期的举措`, before: day, after: day }),
  );
  const matters: Record<ChaseRule['of'], Matter[]> = { report: reports, deadline: deadlines };
  return notice.chase.flatMap(({ of, days, level }) =>
    matters[of].flatMap((matter): DateMove[] => {
      const from = moveDay(matter.before, { workingDays: days }, before);
      const to = moveDay(matter.after, { workingDays: days }, after);
      if (sameDueDay(from, to) || (isOver(to, today) && isOver(matter.after, today))) return [];
      return [
        {
          what: `${chaseLevelNames[level]}日`,
          title: `${notice.docNo} ${matter.title}`,
          of: { kind: 'notice', id: notice.id, notice: notice.id },
          from,
          to,
        },
      ];
    }),
  );
}
