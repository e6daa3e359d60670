import type { CaseType } from '../format/caseType.ts';
import type { CaseRecord, ClockChange, ClockStatus } from '../step/record.ts';

/** How clocks stand after changes, without time: what a sample and a test need in place of the calendar. */
export function movedStatuses(
  before: Readonly<Record<string, ClockStatus>>,
  changes: readonly ClockChange[],
): Record<string, ClockStatus> {
  const clocks = { ...before };
  for (const { clock, does } of changes) {
    const status = clocks[clock] ?? 'notStarted';
    if (does === 'start') clocks[clock] = 'running';
    if (does === 'resume' && status === 'stopped') clocks[clock] = 'running';
    if (does === 'stop' && status === 'running') clocks[clock] = 'stopped';
  }
  return clocks;
}

/** The same with those held that an open task holds. */
export function statusesNow(
  type: CaseType,
  tasks: CaseRecord['tasks'],
  clocks: Readonly<Record<string, ClockStatus>>,
): Map<string, ClockStatus> {
  const held = new Set(
    tasks.flatMap((task) => (task.status === 'open' ? [type.tasks?.[task.kind]?.holds?.clock] : [])),
  );
  return new Map(
    Object.keys(type.clocks ?? {}).map((name) => {
      const status = clocks[name] ?? 'notStarted';
      return [name, status === 'running' && held.has(name) ? 'held' : status];
    }),
  );
}
