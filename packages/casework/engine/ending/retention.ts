import { type CompiledCaseType, type Retention, retentionOf, type Values } from '@mingcha/cases';
import { theClock } from '@mingcha/http';
import { queryAll, replace, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../../deps.ts';
import type { Case } from '../../kept/case.ts';
import { type CaseEvent, caseEventEntity } from '../../kept/event.ts';
import { type CasePaper, paperEntity } from '../../kept/paper.ts';
import type { Change } from '../change.ts';
import { removeCaseFiles } from './removal.ts';

/** What is still to be done with a case that has ended, in order; nothing while it is open. */
export function retentionLeft(
  compiled: CompiledCaseType,
  {
    course: { record },
    stateSince,
    archivedAt,
    erased,
  }: Pick<Case, 'course' | 'stateSince' | 'archivedAt' | 'erased'>,
): Retention[] {
  if (compiled.states.get(record.state)?.kind !== 'done') return [];
  const done = { archive: archivedAt, erasePersonal: erased };
  return retentionOf(compiled.type, { result: record.result, endedAt: stateSince }).filter(
    (one) => done[one.do] === undefined,
  );
}

type Named = ReadonlyMap<string, { personal?: true }>;

/**
 * Values without those of personal fields, and the names of these. What a definition has no more, because its open cases
 * moved to a newer one, may have been personal and is shown to nobody.
 */
function withoutPersonal(fields: Named, values: Values): { values: Values; erased: string[] } {
  const erased = Object.keys(values).filter((name) => !fields.has(name) || fields.get(name)?.personal);
  const kept = Object.entries(values).filter(([name]) => !erased.includes(name));
  return { values: Object.fromEntries(kept), erased };
}

const formOf = ({ tasks }: CompiledCaseType, kind: string | undefined): Named =>
  new Map(Object.entries(tasks.get(kind ?? '')?.form ?? {}));

/** A case without what is personal in it: fields, answers, and rows that personal fields name. */
function erasedCase(compiled: CompiledCaseType, found: Case, at: string): Case {
  const { record } = found.course;
  const { values: fields, erased } = withoutPersonal(compiled.fields, record.fields);
  const tasks = record.tasks.map((task) =>
    task.values === undefined
      ? task
      : { ...task, values: withoutPersonal(formOf(compiled, task.kind), task.values).values },
  );
  const registers = (isPersonal: boolean) =>
    [...compiled.fields.values()].flatMap(({ type, personal = false, register }) =>
      type === 'row' && personal === isPersonal ? [register] : [],
    );
  const open = new Set(registers(false));
  const gone = new Set(registers(true).filter((register) => !open.has(register)));
  const rows = Object.entries(found.rows).filter(([register]) => !gone.has(register));
  const amended = record.amended?.map((one) => ({
    ...one,
    before: withoutPersonal(compiled.fields, one.before).values,
  }));
  const course = {
    ...found.course,
    record: { ...record, fields, tasks, pending: [], ...(amended && { amended }) },
  };
  return { ...found, course, rows: Object.fromEntries(rows), names: {}, erased: { at, fields: erased } };
}

/**
 * An event without what is personal in it, which it then names, and without what somebody wrote freely: comments and reasons
 * speak of people as they like. Undefined where there is nothing of it.
 */
function erasedEvent(compiled: CompiledCaseType, found: Case, event: CaseEvent): CaseEvent | undefined {
  const task = found.course.record.tasks.find(({ id }) => event.kind === 'answered' && id === event.name);
  const fields = task ? formOf(compiled, task.kind) : compiled.fields;
  const { values, erased } = withoutPersonal(fields, event.values ?? {});
  const { text, ...rest } = event;
  // Why a definition was changed is said of no case.
  const isWritten = text !== undefined && event.kind !== 'moved';
  if (erased.length === 0 && !isWritten) return undefined;
  return {
    ...(isWritten ? { ...rest, textErased: true } : event),
    ...(erased.length > 0 && { values, erased: [...(event.erased ?? []), ...erased] }),
  };
}

function erasedPaper({ fields }: CompiledCaseType, paper: CasePaper): CasePaper | undefined {
  const { values, erased } = withoutPersonal(fields, paper.fields);
  return erased.length === 0
    ? undefined
    : { ...paper, fields: values, erased: [...(paper.erased ?? []), ...erased] };
}

const atOnce = 50;

/**
 * Erases what is personal in the history, the papers and the files of a case, some at a time; what is left after a crash
 * is done by the next call. The case itself goes with its change.
 */
export async function eraseAround(
  store: TenantStore,
  { files }: Pick<CaseDeps, 'files'>,
  compiled: CompiledCaseType,
  found: Case,
): Promise<void> {
  const [events, papers] = await Promise.all([
    queryAll(store, caseEventEntity, [found.id]),
    queryAll(store, paperEntity, [found.id]),
  ]);
  const operations = [
    ...events.flatMap((event) => {
      const erased = erasedEvent(compiled, found, event);
      return erased ? [replace(caseEventEntity, erased, event.lock)] : [];
    }),
    ...papers.flatMap((paper) => {
      const erased = erasedPaper(compiled, paper);
      return erased ? [replace(paperEntity, erased, paper.lock)] : [];
    }),
  ];
  for (let from = 0; from < operations.length; from += atOnce)
    await store.write(...operations.slice(from, from + atOnce));
  await removeCaseFiles(store, files, found.id, compiled, 'personal');
}

/** A case that leaves the lists; what was proposed of it waits for nobody any more. */
const archivedCase = (found: Case, at: string): Case => ({
  ...found,
  archivedAt: at,
  course: { ...found.course, record: { ...found.course.record, pending: [] } },
});

const kinds = { archive: 'archived', erasePersonal: 'erased' } as const;

/** A change with what is done at the end of retention, each as an event of its own. Pure. */
export function withRetention(
  compiled: CompiledCaseType,
  change: Change,
  due: readonly Retention[],
  recordedAt: string,
): Change {
  let { after } = change;
  const events: CaseEvent[] = [];
  for (const { do: what, at } of due) {
    const seq = after.events + 1;
    events.push({ kind: kinds[what], name: what, at, by: theClock, case: after.id, seq, recordedAt });
    const done = what === 'archive' ? archivedCase(after, at) : erasedCase(compiled, after, at);
    after = { ...done, events: seq };
  }
  return { ...change, after, events: [...change.events, ...events] };
}
