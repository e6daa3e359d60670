import { type CompiledCaseType, refusedHere } from '@mingcha/cases';
import type { Principal } from '@mingcha/http';
import { isDueAt, isHeld } from '@mingcha/lifecycle/clocks';
import { queryAll, type TenantStore } from '@mingcha/store';
import { isAsked, partiesOf } from '../access/parties.ts';
import { fieldsSeen } from '../access/sight.ts';
import { filesNamed } from '../engine/files.ts';
import { limitsNow } from '../engine/limits.ts';
import type { SeenCase } from '../engine/seen.ts';
import type { Case } from '../kept/case.ts';
import { caseEventEntity } from '../kept/event.ts';
import { papersOf } from '../kept/paper.ts';
import { levelWords, ratingUntil } from '../rating/rating.ts';
import { fieldMeta } from '../view/fieldMeta.ts';
import { caseFiles, shownFiles } from '../view/files.ts';
import { shownValue } from '../view/masked.ts';
import { namesOf } from '../view/names.ts';
import { outsideSteps, stateWords } from './steps.ts';

type Of = Pick<SeenCase, 'compiled' | 'found' | 'office'> & { caller: Principal; now: Date };

/** A case as the holder of its receipt sees it: nothing of it that is inside. */
export async function outsideView(store: TenantStore, { compiled, found, office, caller, now }: Of) {
  const { type } = compiled;
  const { record } = found.course;
  const parties = partiesOf(compiled, found, caller);
  const [allNames, papers, files, events] = await Promise.all([
    namesOf(store, compiled, found),
    found.kept.papers === 0 ? [] : papersOf(store, found.id),
    caseFiles(store, compiled, found.id),
    queryAll(store, caseEventEntity, [found.id]),
  ]);
  const seen = fieldsSeen(compiled, found, caller);
  const visible = [...compiled.fields].filter(
    ([name]) => seen.has(name) && record.fields[name] !== undefined,
  );
  const state = compiled.states.get(record.state);
  const isDone = state?.kind === 'done';
  const until = ratingUntil(compiled, found, office);
  const rates =
    until !== undefined && until >= now.toISOString() && parties.has(type.rating?.by ?? '') && !found.rating;
  const named = filesNamed({ fields: new Map(visible) }, record.fields);
  const names = Object.fromEntries(
    visible.flatMap(([name]) =>
      [record.fields[name]].flat().flatMap((id) => {
        const known = typeof id === 'string' ? allNames[id] : undefined;
        return known === undefined ? [] : [[id as string, known]];
      }),
    ),
  );
  return {
    type: found.type,
    typeTitle: type.title,
    ...(found.number !== undefined && { number: found.number }),
    openedAt: found.openedAt,
    state: stateWords(compiled, record.state),
    done: isDone,
    ...(record.result !== undefined && { result: type.results?.[record.result] ?? record.result }),
    awaits: awaited(compiled, found, { parties, isDone, names }),
    due: dueDays(compiled, found, office),
    fields: visible.map(([name, field]) => ({
      ...fieldMeta(name, field),
      value: shownValue(field, record.fields[name], false),
      ...(field.personal && { masked: true as const }),
    })),
    names,
    // Not by whom: officials upload too.
    files: shownFiles(compiled, files, named, false).map(({ by: _, ...file }) => file),
    steps: outsideSteps(compiled, found, events, caller.sub),
    papers: papers.flatMap(({ id, name, number, at }) => {
      const paper = type.papers?.[name];
      if (!paper || !parties.has(paper.to)) return [];
      return [{ id, title: paper.title, at, ...(number !== undefined && { number }) }];
    }),
    tasks: record.tasks.flatMap((task) => {
      const kind = compiled.tasks.get(task.kind);
      if (task.status !== 'open' || found.erased || !kind || !isAsked(compiled, found, task, caller))
        return [];
      return [
        {
          id: task.id,
          title: kind.title,
          answers: Object.entries(kind.answers).map(([name, title]) => ({ name, title })),
          form: Object.entries(kind.form ?? {}).map(([name, column]) => fieldMeta(name, column)),
        },
      ];
    }),
    can: found.erased ? [] : actionsOutside(compiled, found, parties),
    ...(found.rating && { rated: levelWords(found.rating.level) }),
    canRate: rates,
    canNote: !isDone && found.erased === undefined,
    erased: found.erased !== undefined,
  };
}

/** For whom a case waits, in words: the party itself, or a department that the party may know of. */
function awaited(
  compiled: CompiledCaseType,
  { course: { record } }: Case,
  about: { parties: ReadonlySet<string>; isDone: boolean; names: Readonly<Record<string, string>> },
): { you: boolean; text: string } {
  if (about.isDone) return { you: false, text: '已办结' };
  const state = compiled.states.get(record.state);
  const waiting = state && state.kind !== 'done' ? state.for : [];
  if (waiting.some((party) => about.parties.has(party))) return { you: true, text: '等待您办理' };
  const depts = waiting.flatMap((name) => {
    const party = compiled.parties.get(name);
    const field = party && 'dept' in party ? party.dept : undefined;
    return field === undefined
      ? []
      : [record.fields[field]].flat().flatMap((id) => about.names[String(id)] ?? []);
  });
  return { you: false, text: depts.length > 0 ? `由${depts.join('、')}办理` : '由受理机构办理' };
}

/** The limits that parties from outside are told of, as far as they run. */
function dueDays(compiled: CompiledCaseType, found: Case, office: Of['office']) {
  return limitsNow(compiled, found, office).flatMap(({ of, name, promised }) => {
    const clock = of === 'clock' ? compiled.clocks.get(name) : undefined;
    if (!clock?.outside || !clock.while.includes(found.course.record.state)) return [];
    const day = isHeld(promised) ? undefined : isDueAt(promised) ? promised.day : promised;
    return [{ title: clock.title, held: isHeld(promised), ...(day !== undefined && { day }) }];
  });
}

/** What the party can do now, each with the fields of its form. */
function actionsOutside(compiled: CompiledCaseType, found: Case, parties: ReadonlySet<string>) {
  const { record } = found.course;
  return [...compiled.actions].flatMap(([name, action]) => {
    const possible = refusedHere(record, name, action, compiled) === undefined;
    if (!possible || action.links !== undefined || !action.by.some((party) => parties.has(party))) return [];
    const { fills = [], asks = [] } = action;
    const fields = [...fills, ...asks].flatMap((one) => {
      const field = compiled.fields.get(one);
      return field ? [{ ...fieldMeta(one, field), required: fills.includes(one) }] : [];
    });
    return [{ name, title: action.title, danger: action.danger === true, fields }];
  });
}
