import type { CompiledCaseType } from '@mingcha/cases';
import type { Case } from './kept/case.ts';
import type { CaseEvent } from './kept/event.ts';

/** The title of a task of a case by its id. */
export function taskTitle(compiled: CompiledCaseType, { course: { record } }: Case, id: string): string {
  const kind = record.tasks.find((one) => one.id === id)?.kind ?? '';
  return compiled.tasks.get(kind)?.title ?? id;
}

/** The title of what an event is about: a clock, a task or an action. */
export function subjectOf(
  compiled: CompiledCaseType,
  found: Case,
  { kind, name }: Pick<CaseEvent, 'kind' | 'name'>,
): string {
  if (kind === 'expired') return compiled.clocks.get(name)?.title ?? name;
  if (kind === 'answered' || kind === 'silent') return taskTitle(compiled, found, name);
  return compiled.actions.get(name)?.title ?? name;
}
