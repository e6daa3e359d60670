import { isDeepStrictEqual } from 'node:util';
import type { CompiledCaseType, Effects, Values } from '@mingcha/cases';
import { idFrom } from '@mingcha/store';
import type { Case, Parent } from '../../kept/case.ts';
import type { CaseChild } from '../../kept/child.ts';
import { type CaseOut, newOut } from '../../kept/out.ts';

/** The id of a child: an id like any other, of the time at which it was asked for, that follows from parent and place. */
export const childId = (parent: string, child: string, at: string): string =>
  idFrom(`${parent} ${child}`, at);

/** Which clocks of a parent count a child of a kind, each with its condition over the child's fields. */
export const countedBy = ({ clocks }: CompiledCaseType, kind: string): Parent['counted'] =>
  Object.fromEntries(
    [...clocks].flatMap(([name, { children }]) =>
      children?.of.includes(kind) ? [[name, children.counted ?? true]] : [],
    ),
  );

/** What a child is opened with: what its parent passes, and what it is about. */
export function childValues(
  parent: CompiledCaseType,
  fields: Values,
  { kind, one }: { kind: string; one: string },
): Values {
  const { about, passes = {} } = parent.children.get(kind) ?? {};
  const passed = Object.entries(passes).flatMap(([theirs, ours]) =>
    fields[ours] === undefined ? [] : [[theirs, fields[ours]] as const],
  );
  return { ...Object.fromEntries(passed), ...(about !== undefined && { [about]: one }) };
}

/** A case as its parent finds it; undefined where it has none. */
export function asChild(compiled: CompiledCaseType, of: Case): CaseChild | undefined {
  const { parent, course } = of;
  if (parent === undefined) return undefined;
  const { state, result, fields } = course.record;
  const values = new Map(Object.entries(fields));
  return {
    parent: parent.id,
    child: parent.child,
    type: of.type,
    id: of.id,
    done: compiled.states.get(state)?.kind === 'done',
    ...(result !== undefined && { result }),
    counts: Object.entries(parent.counted).flatMap(([clock, when]) =>
      when === true || compiled.expression(when).holds(values) ? [clock] : [],
    ),
    spells: course.spells ?? [],
  };
}

/** Whether two values are the same; what comes from the table has its keys in any order. */
export const isSame = (a: object, b: object): boolean => isDeepStrictEqual(a, b);

/** Whether a case ends with a change. */
function ends({ states }: CompiledCaseType, before: Case, after: Case): boolean {
  const isDone = ({ course }: Case) => states.get(course.record.state)?.kind === 'done';
  return isDone(after) && !isDone(before);
}

/** What follows from a change in other cases; undefined where nothing does. */
export function outOf(
  compiled: CompiledCaseType,
  {
    before,
    after,
    effects,
    recordedAt,
  }: { before: Case; after: Case; effects: readonly Effects[]; recordedAt: string },
): CaseOut | undefined {
  const opens = effects.flatMap(({ openedChildren }) => openedChildren);
  const withdraws = effects.flatMap(({ withdrawnChildren }) => withdrawnChildren);
  const [was, is] = [asChild(compiled, before), asChild(compiled, after)];
  const standing = (one: CaseChild | undefined) => ({ counts: one?.counts ?? [], spells: one?.spells ?? [] });
  const moved = !isSame(standing(was), standing(is));
  const mergesInto = effects.find(
    ({ event, link }) => link !== undefined && compiled.actions.get(event.name)?.merge,
  )?.link?.to;
  // One that was merged has not ended for those merged into it: they hear of the end of the last.
  const tellsMerged = after.merged !== undefined && mergesInto === undefined && ends(compiled, before, after);
  const tells = is !== undefined && ((is.done && !was?.done) || (is.counts.length > 0 && moved));
  const isNothing = opens.length === 0 && withdraws.length === 0 && !tells;
  if (isNothing && mergesInto === undefined && !tellsMerged) return undefined;
  return newOut({
    case: after.id,
    seq: after.events,
    recordedAt,
    opens,
    withdraws,
    tells,
    ...(mergesInto !== undefined && { mergesInto }),
    ...(tellsMerged && { tellsMerged }),
  });
}
