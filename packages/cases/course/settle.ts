import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import { clockExpired, taskSilent } from '../step/happen.ts';
import type { Effects } from '../step/record.ts';
import { carryOut } from './carryOut.ts';
import type { Course, Lookups } from './course.ts';
import { deadlinesOf, firstDeadline } from './due.ts';
import { statusesOf } from './status.ts';

/**
 * When a case is looked at, by which calendar, and what was looked up for it. Of what has run out, no more takes effect
 * once `most` effects are there.
 */
export type Moment = { at: string; office: OfficeCalendar; lookups?: Lookups; most?: number };

/** A case after something, and what happened to it, in order. `isPart` where more has run out than was to take effect. */
export type Settled = { course: Course; effects: readonly Effects[]; isPart?: true };

/** A definition that is sound ends; this only keeps one that is not from turning for ever. */
const mostTurns = 1_000;

/**
 * Lets everything take effect that ran out before a moment, each at its own instant and in order: so that a look that comes
 * late changes no outcome.
 */
export function settle(
  compiled: CompiledCaseType,
  course: Course,
  { at, office, lookups = {}, most = Number.POSITIVE_INFINITY }: Moment,
): Settled {
  let now = course;
  const effects: Effects[] = [];
  for (let turn = 0; turn < mostTurns; turn++) {
    const next = firstDeadline(deadlinesOf(compiled, now, office, lookups.rows));
    if (next === undefined || next.at >= at) break;
    if (effects.length >= most) return { course: now, effects, isPart: true };
    const facts = { ...lookups, clocks: statusesOf(compiled, now.clocks, next.at, office) };
    const when = { facts, at: next.at };
    const stepped =
      next.of === 'clock'
        ? clockExpired(compiled, now.record, next.name, when)
        : taskSilent(compiled, now.record, next.name, when);
    if (!stepped.ok)
      throw new Error(`what ran out is refused: ${next.of} ${next.name}: ${stepped.refusal.code}`);
    now = carryOut(compiled, now, stepped, lookups.rows);
    effects.push(...stepped.effects);
  }
  return { course: now, effects };
}

/** What happened at its moment, and everything that has run out between then and a later one. */
export function settledSince(compiled: CompiledCaseType, first: Settled, until: Moment): Settled {
  const { effects, ...then } = settle(compiled, first.course, until);
  return { ...then, effects: [...first.effects, ...effects] };
}
