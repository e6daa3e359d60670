import { type CompiledCaseType, type Deadline, isAwaiting, statusesOf } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import type { DueDay } from '@mingcha/kernel';
import { type Due, isDueAt, isHeld, type OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { Stored, TenantStore } from '@mingcha/store';
import { isAsked } from '../access/parties.ts';
import { fieldsSeen } from '../access/sight.ts';
import type { CaseDeps } from '../deps.ts';
import { limitsNow } from '../engine/limits.ts';
import { aboutOf } from '../engine/pointers.ts';
import type { Case } from '../kept/case.ts';
import { papersOf } from '../kept/paper.ts';
import { levelWords } from '../rating/rating.ts';
import { actionsFor, officeActions, pendingFor } from './can.ts';
import { askedTypes, childViews, parentView } from './familyView.ts';
import { fieldMeta } from './fieldMeta.ts';
import { caseFiles, namedFiles, shownFiles } from './files.ts';
import { lightOf } from './lights.ts';
import { shownForm, shownValue } from './masked.ts';
import { linkViews, mergedViews } from './mergedViews.ts';
import { type Names, namesOf } from './names.ts';

export type Shown = {
  compiled: CompiledCaseType;
  found: Stored<Case>;
  caller: Principal;
  office: OfficeCalendar;
  now: Date;
  /** Names that are known already. */
  names?: Names | undefined;
  /** Personal values are shown as they are, and not masked. */
  personal: boolean;
};

/** A due day as the API says it; undefined while it is held. */
const dayOf = (due: Due): DueDay | undefined => (isHeld(due) ? undefined : isDueAt(due) ? due.day : due);

/** A case as its page shows it to a caller: fields, limits, tasks, papers, and what the caller can do. */
export async function caseView(store: TenantStore, deps: Pick<CaseDeps, 'types'>, shown: Shown) {
  const { compiled, found, caller } = shown;
  const { type } = compiled;
  const { record } = found.course;
  const [names, papers, parent, askedBy, files, links, merged] = await Promise.all([
    namesOf(store, compiled, found, shown.names),
    found.kept.papers === 0 ? [] : papersOf(store, found.id),
    parentView(store, deps, shown),
    askedTypes(store, deps, compiled),
    caseFiles(store, compiled, found.id),
    linkViews(store, deps, shown),
    mergedViews(store, shown),
  ]);
  const children = await childViews(store, deps, shown, names);
  const state = compiled.states.get(record.state);
  const limits = limitsNow(compiled, found, shown.office);
  const seen = fieldsSeen(compiled, found, caller);
  const about = aboutOf(compiled, found);
  const amended = record.amended?.at(-1);
  return {
    id: found.id,
    type: found.type,
    typeTitle: type.title,
    group: type.group,
    definition: found.def,
    ...(found.number !== undefined && { number: found.number }),
    ...(about?.aboutField && seen.has(about.aboutField) && { about: about.about }),
    state: { name: record.state, title: state?.title ?? record.state, kind: state?.kind ?? 'open' },
    ...(record.result !== undefined && {
      result: { name: record.result, title: type.results?.[record.result] ?? record.result },
    }),
    openedAt: found.openedAt,
    openedBy: found.openedBy.name,
    ...(found.consent && { consent: found.consent }),
    ...(found.rating && { rating: { ...found.rating, title: levelWords(found.rating.level) } }),
    stateSince: found.stateSince,
    ...(amended && { amended: { at: amended.at, reason: amended.reason } }),
    ...(found.archivedAt !== undefined && { archivedAt: found.archivedAt }),
    waitsFor: waitsFor(shown, names),
    fields: fieldViews(shown),
    names,
    files: shownFiles(compiled, files, namedFiles(compiled, found, seen), shown.personal),
    limits: limitViews(shown, limits),
    tasks: taskViews(shown, limits, names),
    pending: pendingFor(compiled, found, shown),
    papers: papers.map(({ id, name, number, at }) => ({
      id,
      title: type.papers?.[name]?.title ?? name,
      ...(type.papers?.[name]?.own !== undefined && { wordOnly: true }),
      at,
      ...(number !== undefined && { number }),
    })),
    links,
    merged,
    children,
    ...(parent && { parent }),
    can: actionsFor(compiled, found, caller, askedBy),
    ...officeActions(compiled, found, caller),
  };
}

/** Whom a case waits for, by the state in which it is, with the departments that they are of. */
function waitsFor({ compiled, found }: Shown, names: Readonly<Record<string, string>>): string[] {
  const { fields, state: name } = found.course.record;
  const state = compiled.states.get(name);
  if (!state || state.kind === 'done') return [];
  return state.for.map((one) => {
    const party = compiled.parties.get(one);
    const dept = party && 'dept' in party && party.dept !== undefined ? fields[party.dept] : undefined;
    const depts = (Array.isArray(dept) ? dept : [dept]).flatMap((id) => names[String(id)] ?? []);
    return `${party?.title ?? one}${depts.length > 0 ? `（${depts.join('、')}）` : ''}`;
  });
}

/** The fields that the caller sees, with their values; personal ones masked unless they were asked for. */
function fieldViews({ compiled, found, caller, personal }: Shown) {
  const { fields } = found.course.record;
  const seen = fieldsSeen(compiled, found, caller);
  return [...compiled.fields].flatMap(([name, field]) => {
    if (!seen.has(name)) return [];
    const value = fields[name];
    const isMasked = field.personal === true && !personal && value !== undefined;
    return [
      {
        ...fieldMeta(name, field),
        ...(value !== undefined && { value: shownValue(field, value, personal) }),
        ...(isMasked && { masked: true as const }),
        ...(found.erased?.fields.includes(name) && { erased: true as const }),
      },
    ];
  });
}

/** The titles of personal fields of a case and of its tasks' forms that have a value and that the caller sees. */
export function personalFields(compiled: CompiledCaseType, found: Case, caller: Principal): string[] {
  const { fields } = found.course.record;
  const seen = fieldsSeen(compiled, found, caller);
  const own = [...compiled.fields].flatMap(([name, { title, personal }]) =>
    personal && fields[name] !== undefined && seen.has(name) ? [title] : [],
  );
  const answered = found.course.record.tasks.flatMap(({ kind, values = {} }) =>
    Object.entries(compiled.tasks.get(kind)?.form ?? {}).flatMap(([name, { title, personal }]) =>
      personal && values[name] !== undefined ? [title] : [],
    ),
  );
  return [...new Set([...own, ...answered])];
}

function limitViews({ compiled, found, office, now }: Shown, limits: readonly Deadline[]) {
  const { record, clocks } = found.course;
  const statuses = statusesOf(compiled, clocks, now.toISOString(), office);
  const running = new Map(limits.flatMap((one) => (one.of === 'clock' ? [[one.name, one] as const] : [])));
  return [...compiled.clocks].flatMap(([name, clock]) => {
    const kept = Object.hasOwn(clocks, name) ? clocks[name] : undefined;
    if (!kept) return [];
    const limit = running.get(name);
    const status = statuses.get(name) ?? 'notStarted';
    return [
      {
        name,
        title: clock.title,
        status,
        since: kept.since,
        ...(clock.basis !== undefined && { basis: clock.basis }),
        ...(limit && endsOf(limit)),
        ...(limit &&
          isDueAt(limit.promised) && { light: lightOf(limit.promised, clock.warn?.[0], office, now) }),
        holds: isAwaiting(kept)
          ? []
          : kept.holds
              // A hold that ended as it began, such as before the first child runs, has moved nothing.
              .filter(({ id, from, to }) => id !== 'stopped' && from !== to)
              .map(({ from, to, as }) => ({ from, as, ...(to !== undefined && { to }) })),
        extensions: isAwaiting(kept) ? 0 : kept.extensions.length,
        runsHere: clock.while.includes(record.state),
      },
    ];
  });
}

function endsOf({ due, promised }: Deadline) {
  const statutory = dayOf(due);
  const own = dayOf(promised);
  return {
    ...(statutory !== undefined && { due: statutory }),
    ...(own !== undefined && { promised: own }),
    ...(isHeld(due) && { heldSince: due.heldSince }),
  };
}

function taskViews(
  { compiled, found, caller, office, now, personal }: Shown,
  limits: readonly Deadline[],
  names: Readonly<Record<string, string>>,
) {
  const running = new Map(limits.flatMap((one) => (one.of === 'task' ? [[one.name, one] as const] : [])));
  return found.course.record.tasks.map((task) => {
    const kind = compiled.tasks.get(task.kind);
    const limit = running.get(task.id);
    const due = limit && dayOf(limit.due);
    return {
      id: task.id,
      title: kind?.title ?? task.kind,
      to: task.name ?? names[task.to] ?? task.to,
      status: task.status,
      askedAt: found.course.asked[task.id] ?? found.openedAt,
      ...(due !== undefined && { due }),
      ...(limit && isDueAt(limit.due) && { light: lightOf(limit.due, undefined, office, now) }),
      ...(task.answer !== undefined && { answer: kind?.answers[task.answer] ?? task.answer }),
      ...(task.values !== undefined && { values: shownForm(kind?.form, task.values, personal) }),
      answers: Object.entries(kind?.answers ?? {}).map(([name, title]) => ({ name, title })),
      form: Object.entries(kind?.form ?? {}).map(([name, column]) => fieldMeta(name, column)),
      canAnswer:
        found.erased === undefined && task.status === 'open' && isAsked(compiled, found, task, caller),
    };
  });
}
