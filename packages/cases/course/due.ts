import { type Due, dueOf, endOf, isDueAt, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import { type Course, isAwaiting } from './course.ts';
import { type Known, limitOf } from './limits.ts';
import { isStopped } from './status.ts';

/** What of a case runs out: a clock, or the time that a task has for its answer. */
export type Deadline = {
  of: 'clock' | 'task';
  /** The clock's name, or the task's id. */
  name: string;
  /** By the statutory limit. */
  due: Due;
  /** By the promised limit, which is the statutory one where nothing is promised. */
  promised: Due;
};

/** Everything that runs in a case and has not had its effect yet. What has stopped is not among it. */
export function deadlinesOf(
  compiled: CompiledCaseType,
  { record, clocks, asked, told }: Course,
  office: OfficeCalendar,
  rows?: Known['rows'],
): Deadline[] {
  const known: Known = { fields: record.fields, ...(rows && { rows }) };
  const found: Deadline[] = [];
  for (const { id, kind, status } of record.tasks) {
    const limit = compiled.tasks.get(kind)?.limit;
    const from = asked[id];
    if (status !== 'open' || limit === undefined || from === undefined || told.includes(id)) continue;
    const span = limitOf(compiled, limit, known);
    if (span === undefined) continue;
    const due = endOf(from, span, office);
    found.push({ of: 'task', name: id, due, promised: due });
  }
  for (const name of compiled.clocks.keys()) {
    const clock = clocks[name];
    if (clock === undefined || isAwaiting(clock) || clock.expired) continue;
    const due = dueOf(clock, 'limit', office);
    // A clock that had run out before its state was left still has its effect.
    if (isStopped(clock) && !isDueAt(due)) continue;
    found.push({ of: 'clock', name, due, promised: dueOf(clock, 'promised', office) });
  }
  return found;
}

/** What runs out first, and its instant; tasks before clocks of the same instant, since answers can end a hold. */
export function firstDeadline(deadlines: readonly Deadline[]): (Deadline & { at: string }) | undefined {
  let first: (Deadline & { at: string }) | undefined;
  for (const deadline of deadlines) {
    if (isDueAt(deadline.due) && (first === undefined || deadline.due.at < first.at))
      first = { ...deadline, at: deadline.due.at };
  }
  return first;
}
