import type { CompiledCaseType } from '@mingcha/cases';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { CasePointer, Waiting } from '../kept/pointer.ts';
import type { CaseRow } from '../kept/row.ts';
import { textsIn } from '../texts.ts';
import { lightOf } from './lights.ts';
import type { Names } from './names.ts';

/**
 * What a case is about, as its row may say it: a field may have become personal or internal since the row was written, and
 * one that is not there any more may have been.
 */
export function aboutShown(
  { fields }: Pick<CompiledCaseType, 'fields'>,
  { about, aboutField = '' }: Pick<CasePointer, 'about' | 'aboutField'>,
): string | undefined {
  const field = fields.get(aboutField);
  return !field || field.personal || field.internal ? undefined : about;
}

/** A case as a row of a list. */
export function rowView(
  pointer: Omit<CasePointer, 'place' | 'order'>,
  { compiled, office, now }: { compiled: CompiledCaseType; office: OfficeCalendar; now: Date },
) {
  const { id, type, number, state, result, listed, names = {}, depts, openedAt, due, warn } = pointer;
  const found = compiled.states.get(state);
  // A field may have become personal since the row was written.
  const open = Object.entries(listed).filter(([name]) => compiled.fields.get(name)?.personal !== true);
  const shown = new Set(open.flatMap(([, value]) => textsIn(value)));
  const about = aboutShown(compiled, pointer);
  return {
    id,
    type,
    typeTitle: compiled.type.title,
    state: { name: state, title: found?.title ?? state, kind: found?.kind ?? 'open' },
    listed: Object.fromEntries(open),
    names: Object.fromEntries(Object.entries(names).filter(([id]) => shown.has(id))),
    depts: [...depts],
    openedAt,
    ...(number !== undefined && { number }),
    ...(result !== undefined && { result: compiled.type.results?.[result] ?? result }),
    ...(about !== undefined && { about }),
    ...(due && { due: due.day, light: lightOf(due, warn, office, now) }),
  };
}

/** A row of the list of its type, with the names of whom it names. */
export function listedView(
  row: CaseRow,
  { names, ...about }: Parameters<typeof rowView>[1] & { names: Names },
) {
  const { people, endedOn } = row;
  const view = rowView({ ...row, type: about.compiled.type.name }, about);
  const ids = [...row.depts, ...(people ?? []), ...Object.values(view.listed).flatMap(textsIn)];
  const known = ids.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [[id, name] as const];
  });
  return {
    ...view,
    names: { ...view.names, ...Object.fromEntries(known) },
    ...(people && { people: [...people] }),
    ...(endedOn !== undefined && { endedOn }),
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
