import { startOfDay } from '@mingcha/kernel';
import {
  extendClock,
  holdClock,
  type Clock as RunningClock,
  releaseClock,
  resumeClock,
  type Span,
  startClock,
  stopClock,
  type Limit as TimeLimit,
} from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import type { Clock } from '../format/acts.ts';
import type { CaseRecord, ClockChange, Effects, Stepped } from '../step/record.ts';
import { type Course, isAwaiting, type KeptClock } from './course.ts';
import { fieldsOf, type Known, limitOf } from './limits.ts';
import { withSpell } from './spells.ts';
import { isStopped } from './status.ts';

/** The hold that an action lays on a clock; a clock has one at a time. */
const byAction = 'action';
const byTask = (id: string): string => `task:${id}`;

const isSpan = (limit: TimeLimit): limit is Span => !('date' in limit) && !('yearly' in limit);

/** Carries out what a step says of clocks and tasks, each effect at its instant. */
export function carryOut(
  compiled: CompiledCaseType,
  course: Course,
  { record, effects }: Pick<Stepped, 'record' | 'effects'>,
  rows: Known['rows'],
): Course {
  const known: Known = { fields: record.fields, ...(rows && { rows }) };
  const clocks = new Map(Object.entries(course.clocks));
  const asked = { ...course.asked };
  const told = [...course.told];
  let spells = course.spells;
  let { state } = course.record;
  for (const effect of effects) {
    const { event } = effect;
    for (const change of effect.clocks) {
      const clock = changed(compiled, clocks.get(change.clock), change, effect, {
        ...known,
        tasks: record.tasks,
      });
      if (clock) clocks.set(change.clock, clock);
    }
    for (const id of effect.askedTasks) asked[id] = event.at;
    const clock = clocks.get(event.name);
    if (event.kind === 'expired' && clock) clocks.set(event.name, { ...clock, expired: true });
    if (
      event.kind === 'silent' &&
      record.tasks.some(({ id, status }) => id === event.name && status === 'open')
    )
      told.push(event.name);
    state = event.to ?? state;
    if (spells) spells = withSpell(compiled, spells, { state, clocks, at: event.at });
  }
  const whole: Course = {
    record,
    clocks: Object.fromEntries(clocks),
    asked,
    told,
    ...(spells && { spells }),
  };
  // What is amended of a case that is done moves no limit that was kept or missed.
  if (compiled.states.get(course.record.state)?.kind === 'done') return whole;
  const filled = new Set(
    Object.keys({ ...course.record.fields, ...record.fields }).filter(
      (name) => course.record.fields[name] !== record.fields[name],
    ),
  );
  for (const [name, clock] of clocks) clocks.set(name, followed(compiled, name, clock, filled, known));
  return { ...whole, clocks: Object.fromEntries(clocks) };
}

/** A clock after one change. What cannot be, such as a second stop, is passed over: the step has let it through. */
function changed(
  compiled: CompiledCaseType,
  clock: KeptClock | undefined,
  change: ClockChange,
  { event }: Effects,
  { tasks, ...known }: Known & Pick<CaseRecord, 'tasks'>,
): KeptClock | undefined {
  const definition = compiled.clocks.get(change.clock);
  if (change.does === 'start') return definition && started(compiled, definition, event.at, known);
  if (clock === undefined || isAwaiting(clock)) return clock;
  switch (change.does) {
    case 'stop':
      return isStopped(clock) ? clock : stopClock(clock, event.at);
    case 'resume':
      return isStopped(clock) ? resumeClock(clock, event.at) : clock;
    case 'extend': {
      const by = limitOf(compiled, change.by, known);
      return by && isSpan(by) ? extendClock(clock, by) : clock;
    }
    case 'hold': {
      const kind = tasks.find(({ id }) => id === change.task)?.kind ?? '';
      const limit = change.task === undefined ? change.until : compiled.tasks.get(kind)?.limit;
      const until = limit && limitOf(compiled, limit, known);
      const id = change.task === undefined ? byAction : byTask(change.task);
      if (isHeldBy(clock, id)) return clock;
      return holdClock(clock, { id, as: change.as, from: event.at, ...(until && { until }) });
    }
    case 'release': {
      const id = event.kind === 'answered' || event.kind === 'silent' ? byTask(event.name) : byAction;
      return isHeldBy(clock, id) ? releaseClock(clock, id, event.at) : clock;
    }
  }
}

const isHeldBy = ({ holds }: RunningClock, by: string): boolean =>
  holds.some(({ id, to }) => id === by && to === undefined);

/** A clock that begins at an instant, or at the date that it counts from. */
export function started(compiled: CompiledCaseType, definition: Clock, at: string, known: Known): KeptClock {
  const { since, ...limits } = definition;
  const date = since === undefined ? undefined : known.fields[since];
  // The beginning of a day counts like any instant of it: the day after is the first.
  const from = typeof date === 'string' && date !== '' ? startOfDay(date).toISOString() : at;
  const limit = limitOf(compiled, limits.limit, known);
  const promised = limits.promised && limitOf(compiled, limits.promised, known);
  return limit ? startClock(from, { limit, promised }) : { since: from, awaits: true };
}

/** A clock whose limit depends on fields that have changed: what was extended or held stays. */
function followed(
  compiled: CompiledCaseType,
  name: string,
  clock: KeptClock,
  filled: ReadonlySet<string>,
  known: Known,
): KeptClock {
  const definition = compiled.clocks.get(name);
  if (!definition || (!isAwaiting(clock) && clock.expired)) return clock;
  const { limit, promised } = definition;
  const reads = [limit, ...(promised ? [promised] : [])].flatMap((one) => fieldsOf(compiled, one));
  if (!reads.some((field) => filled.has(field))) return clock;
  const next = started(compiled, definition, clock.since, known);
  if (isAwaiting(next)) return clock;
  if (isAwaiting(clock)) return { ...next, since: clock.since };
  return { ...clock, limit: next.limit, ...(next.promised && { promised: next.promised }) };
}
