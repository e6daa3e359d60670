import { canonicalJson } from '@mingcha/kernel';
import {
  endOf,
  type Hold,
  isDueAt,
  type OfficeCalendar,
  type Limit as TimeLimit,
} from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import { type Course, isAwaiting, type KeptClock } from './course.ts';

/**
 * From an instant on a child is worked on, is held (a clock of its state is held, or it waits for the other side), or is
 * over. `until` ends a hold that nobody releases, counted from `at`.
 */
export type Spell = { at: string; is: 'worked' | 'held' | 'over'; until?: TimeLimit };

/** What a parent's clocks need to know of a child: the names of the clocks that count it, and its spells in order. */
export type CountedChild = { counts: readonly string[]; spells: readonly Spell[] };

const stopped = 'stopped';
const byChildren = 'children';
/** Milliseconds: the moment between an action and the opening of its children is no pause. */
const shortest = 60_000;

/** Spells with that of a state and its clocks from an instant on. */
export function withSpell(
  compiled: CompiledCaseType,
  spells: readonly Spell[],
  { state, clocks, at }: { state: string; clocks: ReadonlyMap<string, KeptClock>; at: string },
): readonly Spell[] {
  const next: Spell = { at, ...standing(compiled, state, clocks) };
  const last = spells.at(-1);
  if (last?.is === next.is && next.is !== 'held') return spells;
  if (last?.is === 'held' && next.is === 'held' && sameUntil(last, next)) return spells;
  return [...(last?.at === at ? spells.slice(0, -1) : spells), next];
}

const sameUntil = (a: Spell, b: Spell): boolean =>
  canonicalJson(a.until ?? null) === canonicalJson(b.until ?? null);

function standing(
  compiled: CompiledCaseType,
  name: string,
  clocks: ReadonlyMap<string, KeptClock>,
): Omit<Spell, 'at'> {
  const state = compiled.states.get(name);
  if (state === undefined || state.kind === 'done') return { is: 'over' };
  if (state.kind === 'waiting') return { is: 'held' };
  const holds = [...compiled.clocks].flatMap(([clock, { while: states }]) => {
    const kept = states.includes(name) ? clocks.get(clock) : undefined;
    return kept === undefined || isAwaiting(kept)
      ? []
      : kept.holds.filter(({ id, to }) => id !== stopped && id !== byChildren && to === undefined);
  });
  const [hold] = holds;
  if (hold === undefined) return { is: 'worked' };
  return { is: 'held', ...(holds.length === 1 && hold.until && { until: hold.until }) };
}

/** Whether a definition has clocks that its children move. */
export const countsChildren = ({ clocks }: CompiledCaseType): boolean =>
  [...clocks.values()].some(({ children }) => children !== undefined);

/**
 * A parent's course whose clocks stand while none of the children that they count is worked on, or one of them is held.
 * Instants before a clock began are passed over; other holds stay.
 */
export function followChildren(
  compiled: CompiledCaseType,
  course: Course,
  children: readonly CountedChild[],
  office: OfficeCalendar,
): Course {
  const clocks = Object.entries(course.clocks).map(([name, clock]) => {
    if (compiled.clocks.get(name)?.children === undefined || isAwaiting(clock)) return [name, clock] as const;
    const counted = children.flatMap(({ counts, spells }) => (counts.includes(name) ? [spells] : []));
    const own = clock.holds.filter(({ id }) => id !== byChildren);
    return [name, { ...clock, holds: [...own, ...pausesOf(counted, clock.since, office)] }] as const;
  });
  return { ...course, clocks: Object.fromEntries(clocks) };
}

type Change = { at: string; worked: number; held: number };

/** When no child is worked on, or one is held, from an instant on: as holds, the last of which may have no end. */
function pausesOf(children: readonly (readonly Spell[])[], since: string, office: OfficeCalendar): Hold[] {
  const changes = children.flatMap((spells) => changesOf(spells, office));
  const instants = [...new Set([since, ...changes.map(({ at }) => at)])].sort().filter((at) => at >= since);
  const holds: Hold[] = [];
  let paused: string | undefined;
  for (const at of instants) {
    const before = changes.filter((one) => one.at <= at);
    const sum = (of: 'worked' | 'held') => before.reduce((all, one) => all + one[of], 0);
    const counts = sum('worked') > 0 && sum('held') === 0;
    if (!counts) paused ??= at;
    else if (paused !== undefined) {
      if (Date.parse(at) - Date.parse(paused) >= shortest)
        holds.push({ id: byChildren, as: 'excluded', from: paused, to: at });
      paused = undefined;
    }
  }
  return paused === undefined ? holds : [...holds, { id: byChildren, as: 'excluded', from: paused }];
}

/** What of one child begins and ends when: +1 and -1. */
function changesOf(spells: readonly Spell[], office: OfficeCalendar): Change[] {
  const spans = spells.flatMap(({ at, is, until }, i) => {
    const to = spells[i + 1]?.at;
    const end = is === 'held' && until ? endOf(at, until, office) : undefined;
    if (end === undefined || !isDueAt(end) || (to !== undefined && end.at >= to))
      return [{ is, from: at, to }];
    return [
      { is, from: at, to: end.at },
      { is: 'worked' as const, from: end.at, to },
    ];
  });
  return spans.flatMap(({ is, from, to }) => {
    if (is === 'over') return [];
    const by = (n: number) => ({ worked: is === 'worked' ? n : 0, held: is === 'held' ? n : 0 });
    return [{ at: from, ...by(1) }, ...(to === undefined ? [] : [{ at: to, ...by(-1) }])];
  });
}
