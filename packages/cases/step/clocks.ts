import type { CompiledCaseType } from '../compiled.ts';
import type { Action } from '../format/acts.ts';
import type { ClockChange, Facts, TaskRecord } from './record.ts';

/** What happens to clocks when a case goes from one state to another; `from` undefined is the opening. */
export function movedClocks(
  compiled: CompiledCaseType,
  from: string | undefined,
  to: string,
  facts: Facts,
): ClockChange[] {
  const changes: ClockChange[] = [];
  for (const [name, clock] of compiled.clocks) {
    const was = from !== undefined && clock.while.includes(from);
    const is = clock.while.includes(to);
    if (was === is) continue;
    if (was) {
      changes.push({ clock: name, does: 'stop' });
    } else if (clock.again === 'restart' || (facts.clocks.get(name) ?? 'notStarted') === 'notStarted') {
      changes.push({ clock: name, does: 'start' });
    } else if (clock.again === 'resume') {
      changes.push({ clock: name, does: 'resume' });
    }
  }
  return changes;
}

/** Changes by the state, by the action's own effects, and by tasks that hold a clock. */
export function clockChanges(
  compiled: CompiledCaseType,
  from: string,
  to: string,
  action: Action,
  facts: Facts,
  tasks: readonly TaskRecord[],
): ClockChange[] {
  const changes = movedClocks(compiled, from, to, facts);
  for (const [name, effect] of Object.entries(action.clock ?? {})) {
    if (effect === 'restart') {
      if (compiled.clocks.get(name)?.while.includes(to)) changes.push({ clock: name, does: 'start' });
    } else if (effect === 'release') changes.push({ clock: name, does: 'release' });
    else if (effect !== undefined && 'extend' in effect)
      changes.push({ clock: name, does: 'extend', by: effect.extend });
    else if (effect !== undefined) {
      const until = effect.until === undefined ? {} : { until: effect.until };
      changes.push({ clock: name, does: 'hold', as: effect.hold, ...until });
    }
  }
  for (const task of tasks) {
    const holds = compiled.tasks.get(task.kind)?.holds;
    if (holds !== undefined) changes.push({ clock: holds.clock, does: 'hold', as: holds.as, task: task.id });
  }
  return changes;
}
