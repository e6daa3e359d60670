import type { Schedule } from '../../api/measures/measureTypes.ts';
import { type Blocker, openPartners } from './blockers.ts';
import type { Draft, Entry } from './draft.ts';

export type Cadence = NonNullable<Schedule['cadence']>;

/** What a notice can be followed without, and what then never happens. */
export interface Gaps {
  /** No day and no cadence of reporting: there are no rounds. */
  rhythm: boolean;
  /** Measures without a deadline: their light stays grey. */
  deadline: Entry[];
  /** Measures whose lead units are all somebody else's: nobody here reports on them or is chased. */
  local: Entry[];
}

/** What is missing of a draft that does not keep it from being followed. */
export function gapsOf({ head: { schedule }, entries }: Draft): Gaps {
  return {
    rhythm: schedule.dates.length === 0 && schedule.cadence === undefined,
    deadline: entries.filter(({ measure }) => measure.deadline === null),
    local: entries.filter(
      ({ measure: { leads } }) => leads.length > 0 && leads.every(({ outside }) => outside === true),
    ),
  };
}

/** A draft with a rhythm of reporting where it had none, and a deadline for each measure that had none. */
export function fillGaps(
  draft: Draft,
  { cadence, deadline }: { cadence?: Cadence | undefined; deadline?: string | undefined },
): Draft {
  const { rhythm } = gapsOf(draft);
  const { head, entries } = draft;
  return {
    ...draft,
    head: rhythm && cadence ? { ...head, schedule: { ...head.schedule, cadence } } : head,
    entries: deadline
      ? entries.map((entry) =>
          entry.measure.deadline === null ? { ...entry, measure: { ...entry.measure, deadline } } : entry,
        )
      : entries,
  };
}

/** The same for a list: each thing that may be added, with the field that it would be added in. */
export function hintsOf(draft: Draft): Blocker[] {
  const { rhythm, deadline, local } = gapsOf(draft);
  const open = draft.entries.filter(({ measure }) => openPartners(measure).length > 0);
  const of = (entries: Entry[], field: string, words: string): Blocker[] =>
    entries.map(({ key, measure }) => ({ key, field, message: `第 ${measure.no} 项：${words}` }));
  return [
    ...(rhythm ? [{ key: undefined, field: 'schedule', message: '没有报送日期和周期，不会有报送轮次' }] : []),
    ...of(local, 'leads', '没有本地区的牵头单位，不会有人报送'),
    ...of(open, 'partners', '责任单位没有对应部门，不会要求其报送'),
    ...of(deadline, 'deadline', '没有完成时限，只亮灰灯'),
  ];
}
