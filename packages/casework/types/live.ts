import { type CaseType, type CompiledCaseType, longerRetention } from '@mingcha/cases';
import { type Definition, definitionOf } from './definitions.ts';
import { withAmendmentsOf } from './liveAmendments.ts';

const kept = new Map<string, CompiledCaseType>();
const mostKept = 500;

type Titled = { title: string; outside?: string | true };
type Tasks = NonNullable<CaseType['tasks']>;

/** Each part as it is called now, inside and towards outside, where it is still there. */
const titled = <T extends Titled>(
  pinned: Readonly<Record<string, T>>,
  now: Readonly<Record<string, Titled>>,
) =>
  Object.fromEntries(
    Object.entries(pinned).map(([name, part]) => {
      if (!Object.hasOwn(now, name)) return [name, part];
      const { title, outside } = now[name]!;
      const { outside: _, ...own } = part;
      return [name, { ...own, title, ...(outside !== undefined && { outside }) }];
    }),
  );

type Kept = Titled & { personal?: true };

/** Fields under the titles of now; what is personal now is personal at once, and what was stays so. */
const fieldsNow = <T extends Kept>(
  pinned: Readonly<Record<string, T>>,
  now: Readonly<Record<string, Kept>>,
) =>
  Object.fromEntries(
    Object.entries(titled(pinned, now)).map(([name, field]) => {
      const isNew = !field.personal && Object.hasOwn(now, name) && now[name]!.personal;
      return [name, isNew ? { ...field, personal: true } : field];
    }),
  );

/** Tasks under the titles of now, with the columns of their forms. */
const tasksNow = (pinned: Tasks, now: Tasks) =>
  Object.fromEntries(
    Object.entries(titled(pinned, now)).map(([kind, task]) => {
      const form = Object.hasOwn(now, kind) ? now[kind]!.form : undefined;
      return [kind, task.form && form ? { ...task, form: fieldsNow(task.form, form) } : task];
    }),
  );

/**
 * A definition that cases are pinned to, with what applies to open cases at once: who the parties are, what they see,
 * wording, what is personal, how much longer they are kept, and how what is published is amended. Fields, states, actions, needs, tasks and limits stay as
 * they were.
 */
export function withLiveParts(pinned: CaseType, now: CaseType): CaseType {
  const parties = Object.fromEntries(
    Object.entries(pinned.parties).map(([name, party]) => [
      name,
      Object.hasOwn(now.parties, name) ? now.parties[name]! : party,
    ]),
  );
  const amended = withAmendmentsOf(pinned, now);
  const sees = Object.entries(now.sees ?? {}).filter(([party]) => Object.hasOwn(parties, party));
  return {
    ...amended,
    title: now.title,
    group: now.group,
    parties,
    fields: fieldsNow(amended.fields, now.fields),
    states: titled(pinned.states, now.states),
    actions: titled(amended.actions, now.actions),
    ...(pinned.clocks && { clocks: titled(pinned.clocks, now.clocks ?? {}) }),
    ...(pinned.tasks && { tasks: tasksNow(pinned.tasks, now.tasks ?? {}) }),
    retention: longerRetention(pinned.retention, now.retention),
    ...(sees.length > 0 && { sees: Object.fromEntries(sees) }),
  } as CaseType;
}

/** The compiled form of `withLiveParts`, made once for each pair. */
export function liveDefinition(pinned: Definition, now: Definition | undefined): CompiledCaseType {
  if (!now || now.hash === pinned.hash) return pinned.compiled;
  const key = `${pinned.hash} ${now.hash}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const { compiled } = definitionOf(withLiveParts(pinned.compiled.type, now.compiled.type));
  kept.set(key, compiled);
  return compiled;
}
