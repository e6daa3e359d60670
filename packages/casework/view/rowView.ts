import type { CompiledCaseType } from '@mingcha/cases';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { CasePointer, Waiting } from '../kept/pointer.ts';
import { lightOf } from './lights.ts';

/** A case as a row of a list. */
export function rowView(
  pointer: CasePointer,
  { compiled, office, now }: { compiled: CompiledCaseType; office: OfficeCalendar; now: Date },
) {
  const { id, type, number, state, result, about, listed, names, depts, openedAt, due, warn } = pointer;
  const found = compiled.states.get(state);
  // A field may have become personal since the row was written.
  const open = Object.entries(listed).filter(([name]) => !compiled.fields.get(name)?.personal);
  return {
    id,
    type,
    typeTitle: compiled.type.title,
    state: { name: state, title: found?.title ?? state, kind: found?.kind ?? 'open' },
    listed: Object.fromEntries(open),
    names: names ?? {},
    depts: [...depts],
    openedAt,
    ...(number !== undefined && { number }),
    ...(result !== undefined && { result: compiled.type.results?.[result] ?? result }),
    ...(about !== undefined && { about }),
    ...(due && { due: due.day, light: lightOf(due, warn, office, now) }),
  };
}

/** Why a case waits for somebody, in words. */
export function reasonOf(
  { states, tasks, actions }: CompiledCaseType,
  state: string,
  { why, of = '' }: Waiting,
): string {
  if (why === 'approval') return `审批：${actions.get(of)?.title ?? of}`;
  if (why === 'task') return `答复：${tasks.get(of)?.title ?? of}`;
  return states.get(state)?.title ?? state;
}
