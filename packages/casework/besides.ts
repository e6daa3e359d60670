import type { Amendment, Command, Course, Values } from '@mingcha/cases';
import { check, type Operation, type Stored, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from './deps.ts';
import { openByEngine, type Wanted } from './engine/byEngine.ts';
import { theEngine } from './engine/change.ts';
import { doByEngine } from './engine/engineStep.ts';
import { childId } from './engine/family/family.ts';
import { followUp } from './engine/family/outbox.ts';
import { typedCasesOf } from './engine/opening/ofSubject.ts';
import { type Case, caseEntity, findCase } from './kept/case.ts';

/** The entry for packages beside this one: cases that nobody opens or moves. It brings no routes and no papers along. */
export { theEngine } from './engine/change.ts';
export { loadOffice } from './engine/opening/office.ts';
export { type Answer, answerOf, type Hook, type Hooks, type HookTools } from './hooks/hook.ts';
export type { CaseTypes } from './types/caseTypes.ts';

/** What a package beside this one needs to open cases and to act on them where no person does. */
export type EngineDeps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/** A case as other packages see it. */
export type CaseNow = Pick<Case, 'id' | 'type' | 'number'> & {
  state: string;
  result?: string;
  fields: Values;
  /** By the name of the clock, of those that have ever run. */
  clocks: Course['clocks'];
  /** Actions that wait for a further person. */
  pending: readonly string[];
  /** What was put right of what is published, in its order. */
  amended: readonly Amendment[];
  /** What was asked of others, by the kind of the task, whether it is open, and the name of the answer. */
  asked: readonly { id: string; kind: string; to: string; isOpen: boolean; by?: string; answer?: string }[];
  /** Refuses a write where the case has changed meanwhile. */
  unchanged: Operation;
};

/** The id of a case that is opened for a thing beside it: of the time `at`, it follows from what asks for it and from what it is about. */
export const idBeside = (of: string, about: string, at: string): string => childId(of, about, at);

/** A case by its id; undefined where it is not opened. */
export async function caseNow(store: TenantStore, id: string): Promise<CaseNow | undefined> {
  const found = await store.get(caseEntity, { id });
  return found && nowOf(found);
}

/** The same of a type; undefined for an id of another. */
export async function caseNowOf(store: TenantStore, type: string, id: string): Promise<CaseNow | undefined> {
  const found = await findCase(store, type, id);
  return found && nowOf(found);
}

/** The cases of a type that are about a subject, the oldest first. */
export async function casesNowOf(store: TenantStore, type: string, subject: string): Promise<CaseNow[]> {
  return (await typedCasesOf(store, type, subject)).map(nowOf);
}

function nowOf({ id, type, number, course, lock }: Stored<Case>): CaseNow {
  const { state, result, fields, pending, tasks, amended = [] } = course.record;
  return {
    ...{ id, type, state, fields, clocks: course.clocks },
    ...{ unchanged: check(caseEntity, { id }, lock) },
    ...(number !== undefined && { number }),
    ...(result !== undefined && { result }),
    pending: pending.map(({ action }) => action),
    amended,
    asked: tasks.map(({ id: task, kind, to, status, by, answer }) => ({
      ...{ id: task, kind, to, isOpen: status === 'open' },
      ...(by !== undefined && { by }),
      ...(answer !== undefined && { answer }),
    })),
  };
}

/** Opens a case by the engine as `openByEngine` does, and sees to what follows in other cases. */
export async function openBeside(
  store: TenantStore,
  deps: EngineDeps,
  id: string,
  wantedOf: () => Promise<Wanted | undefined>,
): Promise<void> {
  await followUp(store, deps, await openByEngine(store, deps, id, wantedOf));
}

/** What the engine does to a case: an action, or the same answer to open tasks for which nobody is needed any more. */
export type DoneBeside =
  | { action: string; values: Values }
  | { tasks: readonly string[]; answer: string; values: Values };

const commandsOf = (wanted: DoneBeside): Command[] => {
  if ('action' in wanted) return [{ do: 'setOff', action: wanted.action, values: wanted.values }];
  const { tasks, answer, values } = wanted;
  const actor = { id: theEngine.sub, parties: new Set<string>() };
  return tasks.map((task) => ({ do: 'answer', task, answer, values, actor }));
};

/**
 * Does to a case by the engine what `actionOf` gives. It is asked in each attempt, with the case as it is then; undefined does
 * nothing. Throws what is refused as a problem: 409 for the state or a need, `invalid` (422).
 */
export async function actBeside(
  store: TenantStore,
  deps: EngineDeps,
  id: string,
  actionOf: (now: CaseNow) => Promise<(DoneBeside & { checks: readonly Operation[] }) | undefined>,
): Promise<void> {
  const out = await doByEngine(store, deps, id, async (found) => {
    const wanted = await actionOf(nowOf(found));
    if (!wanted) return { commands: [] };
    return { commands: commandsOf(wanted), checks: wanted.checks, isStrict: true };
  });
  await followUp(store, deps, out);
}
