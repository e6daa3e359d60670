import { boundIn, type CompiledCaseType, type Party, type Values } from '@mingcha/cases';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import { concernedBy, deptAsked } from '../access/concerned.ts';
import { answererOf } from '../access/parties.ts';
import { caseRight } from '../access/sight.ts';
import type { Case } from '../kept/case.ts';
import type { CasePointer, Waiting } from '../kept/pointer.ts';
import { isPublished } from '../published/published.ts';
import { textsIn } from '../texts.ts';
import { isSame } from './family/family.ts';
import { caseDue, limitsNow, yearsAwaited } from './limits.ts';

/** Behind every instant: what has no due day stands at the end. */
const noDue = '9999';
const longestAbout = 60;

export const inboxOfDept = (dept: string) => ['inbox', 'dept', dept] as const;
export const inboxOfPerson = (person: string) => ['inbox', 'person', person] as const;
export const inboxOfGroup = (group: string) => ['inbox', 'group', group] as const;
export const casesInState = (type: string, state: string) => ['state', type, state] as const;
export const casesOfDept = (dept: string, type: string) => ['dept', dept, type] as const;
/** Cases in which something is bound to a person, whether or not it waits for them now; of those that are done, what they proposed. */
export const casesOfPerson = (person: string) => ['person', person] as const;
export const casesOfSubject = (subject: string) => ['subject', subject] as const;
export const casesDue = (group: string) => ['due', group] as const;
export const casesPublished = (type: string) => ['published', type] as const;
export const casesAwaiting = (year: number) => ['calendar', String(year)] as const;

/** Every place in a list at which a case stands: a pure function of the case, its definition and the calendar. */
export function pointersOf(
  compiled: CompiledCaseType,
  of: Case,
  office: OfficeCalendar,
  shown: Shown = shownOf(compiled, of, office),
): CasePointer[] {
  const { type } = compiled;
  const { record } = of.course;
  const limits = limitsNow(compiled, of, office);
  const first = caseDue(compiled, limits);
  const isDone = compiled.states.get(record.state)?.kind === 'done';
  const { depts } = shown;
  const byDue = isDone ? of.stateSince : (first?.due.at ?? noDue);
  const at = (place: readonly string[], order: string): CasePointer => ({ ...shown, place, order });
  const subject = type.subject === undefined ? undefined : record.fields[type.subject];
  const ofSubject = typeof subject === 'string' && subject !== '' ? [at(casesOfSubject(subject), of.id)] : [];
  if (of.archivedAt !== undefined) return ofSubject;
  return [
    ...waitingPlaces(compiled, of).map(({ place, waiting }) => ({ ...at(place, byDue), waiting })),
    at(casesInState(type.name, record.state), byDue),
    ...depts.map((dept) => at(casesOfDept(dept, type.name), of.id)),
    ...ofSubject,
    ...(isPublished(compiled, of) ? [at(casesPublished(type.name), of.stateSince)] : []),
    ...boundIn(compiled, record).map((person) => at(casesOfPerson(person), of.id)),
    ...(first && !isDone ? [at(casesDue(type.group), byDue)] : []),
    ...yearsAwaited(limits).map((year) => at(casesAwaiting(year), of.id)),
  ];
}

/** What a list says of a case. */
export type Shown = Omit<CasePointer, 'place' | 'order' | 'waiting'>;

export function shownOf(compiled: CompiledCaseType, of: Case, office: OfficeCalendar): Shown {
  const { record } = of.course;
  const first = caseDue(compiled, limitsNow(compiled, of, office));
  const warn = first && compiled.clocks.get(first.limit.name)?.warn?.[0];
  const names = rowNamesOf(compiled, of);
  return {
    id: of.id,
    type: compiled.type.name,
    state: record.state,
    listed: listedOf(compiled, record.fields),
    depts: concernedBy(compiled, of),
    openedAt: of.openedAt,
    ...(names !== undefined && { names }),
    ...(of.number !== undefined && { number: of.number }),
    ...(record.result !== undefined && { result: record.result }),
    ...aboutOf(compiled, of),
    ...(first && { due: { day: first.due.day, at: first.due.at } }),
    ...(warn !== undefined && { warn }),
  };
}

/** The inboxes in which a case stands, and why. */
export function waitingPlaces(compiled: CompiledCaseType, { course: { record } }: Case) {
  const found = new Map<string, { place: readonly string[]; waiting: Waiting[] }>();
  const add = (place: readonly string[], waiting: Waiting) => {
    const key = place.join('\0');
    const there = found.get(key);
    if (there?.waiting.some((one) => isSame(one, waiting))) return;
    if (there) there.waiting.push(waiting);
    else found.set(key, { place, waiting: [waiting] });
  };
  const { group } = compiled.type;
  const forParty = (name: string, why: Waiting['why'], of?: string) => {
    const party = compiled.parties.get(name);
    if (party === undefined || !('right' in party)) return;
    for (const place of placesOf(party, record.fields, group))
      add(place, { why, right: party.right, ...(of !== undefined && { of }) });
  };
  const state = compiled.states.get(record.state);
  if (state && state.kind !== 'done') for (const party of state.for) forParty(party, 'state');
  for (const task of record.tasks) {
    const { kind } = task;
    const asks = task.status === 'open' ? compiled.tasks.get(kind)?.to : undefined;
    if (typeof asks === 'string') forParty(asks, 'task', kind);
    if (typeof asks !== 'object') continue;
    const by = answererOf(asks);
    if (by !== undefined) {
      forParty(by, 'task', kind);
      continue;
    }
    const dept = deptAsked(compiled, task);
    const [place, right] =
      dept === undefined
        ? [inboxOfGroup(group), caseRight(group, 'write')]
        : [inboxOfDept(dept), caseRight(group, 'sign')];
    add(place, { why: 'task', right, of: kind });
  }
  for (const { action, approvedBy } of record.pending) {
    const party = compiled.actions.get(action)?.approve?.[approvedBy.length];
    if (party !== undefined) forParty(party, 'approval', action);
  }
  return [...found.values()];
}

function placesOf(party: Extract<Party, { right: string }>, fields: Values, group: string) {
  if (party.person !== undefined) return textsIn(fields[party.person]).map(inboxOfPerson);
  if (party.dept !== undefined) return textsIn(fields[party.dept]).map(inboxOfDept);
  return [inboxOfGroup(group)];
}

const listedOf = (compiled: CompiledCaseType, fields: Values): Values =>
  Object.fromEntries(
    [...compiled.fields].flatMap(([name, { list, personal }]) =>
      list && !personal && fields[name] !== undefined ? [[name, fields[name]]] : [],
    ),
  );

/** The names of the listed rows of other lists, as the case keeps them; undefined where it lists none. */
function rowNamesOf(compiled: CompiledCaseType, { course, rows }: Case): Record<string, string> | undefined {
  const names = [...compiled.fields].flatMap(([name, { list, personal, type, register = '' }]) =>
    list && !personal && type === 'row'
      ? textsIn(course.record.fields[name]).map((id) => [id, String(rows[register]?.[id]?.name ?? id)])
      : [],
  );
  return names.length === 0 ? undefined : Object.fromEntries(names);
}

/**
 * What a case is about: the name of the row that is its subject, else the first text that its opening asks for and that is
 * neither personal nor internal.
 */
export function aboutOf(
  compiled: CompiledCaseType,
  { course, rows }: Case,
): Pick<CasePointer, 'about' | 'aboutField'> | undefined {
  const { subject = '', open } = compiled.type;
  const { fields: values } = course.record;
  const { register = '' } = compiled.fields.get(subject) ?? {};
  const named = rows[register]?.[String(values[subject])]?.name;
  if (typeof named === 'string') return { about: named, aboutField: subject };
  const { fills, asks = [] } = open;
  for (const name of [...fills, ...asks]) {
    const field = compiled.fields.get(name);
    const value = values[name];
    if (field?.type !== 'text' || field.personal || field.internal || typeof value !== 'string') continue;
    const characters = [...value.trim()];
    const isLong = characters.length > longestAbout;
    const about = isLong ? `${characters.slice(0, longestAbout).join('')}…` : value.trim();
    return { about, aboutField: name };
  }
  return undefined;
}
