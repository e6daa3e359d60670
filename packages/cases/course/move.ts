import { canonicalJson } from '@mingcha/kernel';
import { resumeClock, stopClock } from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import type { Clock } from '../format/acts.ts';
import type { Places } from '../soundness/places.ts';
import { lastRound } from '../step/needs.ts';
import type { CaseRecord } from '../step/record.ts';
import { isEmpty, valueErrors } from '../step/values.ts';
import { started } from './carryOut.ts';
import { type Course, isAwaiting, type KeptClock } from './course.ts';
import type { Known } from './limits.ts';
import type { Moment } from './settle.ts';
import { isStopped, statusesOf } from './status.ts';

/** The definition that a case leaves, and the one that it moves to. */
export type Move = { from: CompiledCaseType; to: CompiledCaseType };

/** An open case after its definition has changed at a moment: its clocks follow, and its record stays as it is. */
export function movedCourse({ from, to }: Move, course: Course, { at, lookups = {} }: Moment): Course {
  const known: Known = { fields: course.record.fields, ...(lookups.rows && { rows: lookups.rows }) };
  const { state } = course.record;
  const clocks = [...to.clocks].flatMap(([name, definition]): (readonly [string, KeptClock])[] => {
    const before = from.clocks.get(name);
    const kept = Object.hasOwn(course.clocks, name) ? course.clocks[name] : undefined;
    const was = before?.while.includes(state) ?? false;
    const is = definition.while.includes(state);
    if (kept === undefined) return is ? [[name, started(to, definition, at, known)]] : [];
    if (is && !was && definition.again === 'restart') return [[name, started(to, definition, at, known)]];
    const moved = withLimits(to, kept, before, definition, known);
    if (isAwaiting(moved)) return [[name, moved]];
    if (is && !was && definition.again === 'resume' && isStopped(moved))
      return [[name, resumeClock(moved, at)]];
    return [[name, was && !is && !isStopped(moved) ? stopClock(moved, at) : moved]];
  });
  return { ...course, clocks: Object.fromEntries(clocks) };
}

const limitsOf = (clock: Clock | undefined): string =>
  clock === undefined ? '' : canonicalJson([clock.limit, clock.promised ?? null]);

/** A clock with the limits of now, counted from when it began; what was extended or held stays. */
function withLimits(
  to: CompiledCaseType,
  kept: KeptClock,
  before: Clock | undefined,
  definition: Clock,
  known: Known,
): KeptClock {
  if (limitsOf(before) === limitsOf(definition) || (!isAwaiting(kept) && kept.expired)) return kept;
  const next = started(to, definition, kept.since, known);
  if (isAwaiting(next)) return isAwaiting(kept) ? kept : { since: kept.since, awaits: true };
  if (isAwaiting(kept)) return { ...next, since: kept.since };
  const { promised: _, ...rest } = kept;
  return { ...rest, limit: next.limit, ...(next.promised && { promised: next.promised }) };
}

/**
 * Why an open case cannot move at a moment, in sentences without its values; none if it can. `places` are those of the
 * definition that it moves to, `required` the fields that a new case must have by then.
 */
export function moveProblems(
  move: Move,
  course: Course,
  moment: Moment,
  { places, required }: { places: Places; required: readonly string[] },
): string[] {
  const { from, to } = move;
  const { record } = course;
  const title = from.states.get(record.state)?.title ?? record.state;
  if (!to.states.has(record.state)) return [`新定义中没有状态“${title}”。`];
  const found = [
    ...fieldProblems(to, record, required),
    ...askedProblems(move, record),
    ...pendingProblems(move, record),
  ];
  if (found.length > 0) return found;
  const before = statusesOf(from, course.clocks, moment.at, moment.office);
  const after = statusesOf(to, movedCourse(move, course, moment).clocks, moment.at, moment.office);
  const over = [...after].filter(([name, status]) => status === 'expired' && before.get(name) !== 'expired');
  if (over.length > 0)
    return over.map(([name]) => `按新定义，时限“${to.clocks.get(name)?.title ?? name}”已经届满。`);
  return places(record, after) ? [] : [`处于“${title}”的这种情形在新定义中不会出现。`];
}

function fieldProblems(to: CompiledCaseType, { fields }: CaseRecord, required: readonly string[]): string[] {
  const titleOf = (name: string) => to.fields.get(name)?.title ?? name;
  const missing = required.filter((name) => to.fields.has(name) && isEmpty(fields[name]));
  const given = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  const gone = given.filter(([name]) => !to.fields.has(name)).map(([name]) => name);
  const kept = given.filter(([name]) => to.fields.has(name));
  const wrong = kept.filter(([name, value]) => valueErrors(to, { [name]: value }, [], [name]).length > 0);
  return [
    ...missing.map((name) => `没有填写“${titleOf(name)}”。`),
    ...gone.map((name) => `已填写的“${name}”在新定义中没有。`),
    ...wrong.map(([name]) => `已填写的“${titleOf(name)}”不符合新定义。`),
  ];
}

/** Tasks and children whose kinds are not there any more, and answers that nobody can give any more. */
function askedProblems({ from, to }: Move, { tasks, children }: CaseRecord): string[] {
  const kinds = new Set([...tasks, ...children].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const title = (from.tasks.get(kind) ?? from.children.get(kind))?.title ?? kind;
    const own = lastRound(tasks, kind);
    const isTask = own.length > 0;
    const next = isTask ? to.tasks.get(kind) : to.children.get(kind);
    if (next === undefined) return [`新定义中没有“${title}”。`];
    const answers = 'answers' in next ? next.answers : {};
    const isKnown = own.every(({ answer }) => answer === undefined || Object.hasOwn(answers, answer));
    return isKnown ? [] : [`“${title}”已有的答复在新定义中没有。`];
  });
}

/** What was proposed is approved as it was proposed. */
const pendingProblems = ({ from, to }: Move, { pending }: CaseRecord): string[] =>
  pending.flatMap(({ action: name }) => {
    const [before, after] = [from.actions.get(name), to.actions.get(name)];
    const isSame = before && after && canonicalJson(before) === canonicalJson(after);
    return isSame ? [] : [`“${before?.title ?? name}”正在等待审批，须先审批或退回。`];
  });
