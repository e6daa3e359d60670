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

type Limited = Deadline & {
  /** It has had its effect. */
  spent: boolean;
  /** The state in which it runs was left. */
  stopped: boolean;
};

type Reckoned = {
  compiled: CompiledCaseType;
  office: OfficeCalendar;
  rows: Known['rows'];
  limits: Limited[];
};

/** What was last reckoned of a course: a write asks for its deadlines, for what stands, and the page for it again. */
const reckoned = new WeakMap<Course, Reckoned>();

function limitsOf(
  compiled: CompiledCaseType,
  course: Course,
  office: OfficeCalendar,
  rows: Known['rows'],
): readonly Limited[] {
  const last = reckoned.get(course);
  if (last && last.compiled === compiled && last.office === office && last.rows === rows) return last.limits;
  const limits = reckon(compiled, course, office, rows);
  reckoned.set(course, { compiled, office, rows, limits });
  return limits;
}

function reckon(
  compiled: CompiledCaseType,
  { record, clocks, asked, told }: Course,
  office: OfficeCalendar,
  rows: Known['rows'],
): Limited[] {
  const known: Known = { fields: record.fields, ...(rows && { rows }) };
  const found: Limited[] = [];
  // Many tasks are asked at once, and end at once.
  const ends = new Map<string, Due | undefined>();
  for (const { id, kind, status } of record.tasks) {
    const limit = compiled.tasks.get(kind)?.limit;
    const from = asked[id];
    if (status !== 'open' || limit === undefined || from === undefined) continue;
    const key = `${kind} ${from}`;
    if (!ends.has(key)) {
      const span = limitOf(compiled, limit, known);
      ends.set(key, span && endOf(from, span, office));
    }
    const due = ends.get(key);
    if (due === undefined) continue;
    found.push({ of: 'task', name: id, due, promised: due, spent: told.includes(id), stopped: false });
  }
  for (const name of compiled.clocks.keys()) {
    const clock = clocks[name];
    if (clock === undefined || isAwaiting(clock)) continue;
    const due = dueOf(clock, 'limit', office);
    const promised = dueOf(clock, 'promised', office);
    const spent = clock.expired === true;
    found.push({ of: 'clock', name, due, promised, spent, stopped: isStopped(clock) });
  }
  return found;
}

const bare = ({ spent: _, stopped: __, ...deadline }: Limited): Deadline => deadline;

/** Everything that runs in a case and has not had its effect yet. What has stopped is not among it. */
export function deadlinesOf(
  compiled: CompiledCaseType,
  course: Course,
  office: OfficeCalendar,
  rows?: Known['rows'],
): Deadline[] {
  return (
    limitsOf(compiled, course, office, rows)
      // A clock that had run out before its state was left still has its effect.
      .filter(({ spent, stopped, due }) => !spent && (!stopped || isDueAt(due)))
      .map(bare)
  );
}

/** The limits that a case is under now, those that have run out with it. */
export const standingLimits = (
  compiled: CompiledCaseType,
  course: Course,
  office: OfficeCalendar,
  rows?: Known['rows'],
): Deadline[] =>
  limitsOf(compiled, course, office, rows)
    .filter(({ stopped }) => !stopped)
    .map(bare);

/** What runs out first, and its instant; tasks before clocks of the same instant, since answers can end a hold. */
export function firstDeadline(deadlines: readonly Deadline[]): (Deadline & { at: string }) | undefined {
  let first: (Deadline & { at: string }) | undefined;
  for (const deadline of deadlines) {
    if (isDueAt(deadline.due) && (first === undefined || deadline.due.at < first.at))
      first = { ...deadline, at: deadline.due.at };
  }
  return first;
}
