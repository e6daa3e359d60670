import { bindingFields, type CompiledCaseType, isAwaiting, type Values } from '@mingcha/cases';
import { shanghaiDate } from '@mingcha/kernel';
import { dueOf, isDueAt, type OfficeCalendar, spentOf, stoodStill } from '@mingcha/lifecycle/clocks';
import type { Shown } from '../engine/pointers.ts';
import type { Case } from '../kept/case.ts';
import type { CaseRow, Spent } from '../kept/row.ts';
import { isBad } from '../rating/rating.ts';
import { idsIn } from '../texts.ts';

/** A case as a row, of what lists say of it: a pure function of the case, its definition and the calendar. `version` is its lock. */
export function rowOf(
  compiled: CompiledCaseType,
  of: Case,
  version: number,
  { office, shown: { type: _, ...shown } }: { office: OfficeCalendar; shown: Shown },
): CaseRow {
  const { record } = of.course;
  const isDone = compiled.states.get(record.state)?.kind === 'done';
  const read = readByFigures(compiled, record.fields);
  const people = peopleIn(compiled, record.fields);
  return {
    ...shown,
    version,
    openedOn: shanghaiDate(new Date(of.openedAt)),
    ...(isDone && { endedOn: shanghaiDate(new Date(of.stateSince)) }),
    ...(of.archivedAt !== undefined && { isArchived: true }),
    ...(people.length > 0 && { people }),
    ...(of.rating && { isSatisfied: !isBad(of.rating.level) }),
    ...(Object.keys(read).length > 0 && { read }),
    spent: spentIn(of, office),
  };
}

/** Who is in charge of it; a field that is personal says it nowhere but in the case. */
const peopleIn = (compiled: CompiledCaseType, values: Values): string[] => [
  ...new Set(
    [...bindingFields(compiled)].flatMap((name) =>
      compiled.fields.get(name)?.personal ? [] : idsIn(values[name]),
    ),
  ),
];

/** What figures go by and no list shows. What is personal stays with the case. */
function readByFigures({ type, fields, expression }: CompiledCaseType, values: Values): Values {
  const names = Object.values(type.figures ?? {}).flatMap(({ by = [], when }) => [
    ...by,
    ...(when === undefined ? [] : expression(when).reads),
  ]);
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const field = fields.get(name);
      const isKept = field && !field.list && !field.personal && values[name] !== undefined;
      return isKept ? [[name, values[name]]] : [];
    }),
  );
}

function spentIn({ course }: Case, office: OfficeCalendar): Record<string, Spent> {
  return Object.fromEntries(
    Object.entries(course.clocks).flatMap(([name, clock]) => {
      const still = isAwaiting(clock) ? undefined : stoodStill(clock);
      if (!still) return [];
      const spent = spentOf(still.ran, still.at, office);
      // A year without a calendar gives no number, never a guess.
      if ('awaitsCalendar' in spent) return [];
      const due = dueOf(still.ran, 'limit', office);
      const isLate = ('expired' in clock && clock.expired === true) || (isDueAt(due) && due.at < still.at);
      return [[name, { ...spent, isLate }]];
    }),
  );
}
