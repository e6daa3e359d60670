import { isOver } from '@mingcha/kernel';
import { type Form, isIn } from '../reports/forms.ts';
import type { Round } from '../rounds/round.ts';
import { isReached } from '../work/indicators.ts';
import { type Progress, progressOf } from '../work/progress.ts';
import type { DeptFacts } from './league.ts';
import type { NoticeRecord } from './record.ts';
import { type CountKind, countKinds } from './rules.ts';

/** How a form stands: in on time, in late, overdue, or not due yet. What was returned is not in. */
export type FormStanding = 'on-time' | 'late' | 'missing' | 'awaited';

export function standingOf(
  { report }: Pick<Form, 'report'>,
  { due }: Pick<Round, 'due'>,
  today: string,
): FormStanding {
  if (isIn(report)) return report?.late ? 'late' : 'on-time';
  return isOver(due, today) ? 'missing' : 'awaited';
}

/** Whether a measure's deadline has passed without its being done. */
export const isOverdue = (
  deadline: string | undefined,
  progress: Pick<Progress, 'state'> | undefined,
  today: string,
): boolean =>
  deadline !== undefined && deadline < today && progress?.state !== 'done' && progress?.state !== 'stopped';

const nothing = () => Object.fromEntries(countKinds.map((kind) => [kind, 0])) as Record<CountKind, number>;

/**
 * What counts for each department of a notice: its reports and chases, the measures it leads, what it was given for
 * excellence. With a round only that round's reports and the chases for them. Pure.
 */
export function factsOf(record: NoticeRecord, round?: string): DeptFacts[] {
  const { rows, progress, today, excellence } = record;
  const found = new Map<string, { counts: DeptFacts['counts']; excellence: number }>();
  const of = (dept: string) => {
    const known = found.get(dept) ?? { counts: nothing(), excellence: 0 };
    found.set(dept, known);
    return known;
  };
  const count = (dept: string, kind: CountKind, n = 1) => {
    of(dept).counts[kind] += n;
  };
  // Each unit that has a part in a measure stands in the league, also with nothing counted.
  for (const { leads, partners } of rows) for (const dept of [...leads, ...partners]) of(dept);
  for (const { round: one, forms } of record.rounds) {
    if (round !== undefined && one.id !== round) continue;
    for (const form of forms) {
      const standing = standingOf(form, one, today);
      if (standing !== 'awaited') count(form.dept, `report-${standing}`);
    }
  }
  for (const { level, dept, round: about } of record.chases)
    if (level > 0 && (round === undefined || about === round)) count(dept, 'chase');
  if (round === undefined) {
    for (const row of rows) {
      const { state, indicators } = progressOf(row, progress.get(row.id));
      const reached = indicators.filter(isReached).length;
      for (const dept of row.leads) {
        if (state === 'done') count(dept, 'measure-done');
        if (isOverdue(row.deadline, { state }, today)) count(dept, 'measure-overdue');
        count(dept, 'indicator-reached', reached);
      }
    }
    for (const { dept, points } of excellence) {
      count(dept, 'excellence');
      of(dept).excellence += points;
    }
  }
  const departments = new Map(record.departments.map((one) => [one.id, one]));
  return [...found].map(([dept, facts]) => {
    const known = departments.get(dept);
    return { dept, name: known?.name ?? dept, kind: known?.kind ?? 'other', ...facts };
  });
}
