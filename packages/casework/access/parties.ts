import type { CompiledCaseType, Party, Task, TaskRecord, Values } from '@mingcha/cases';
import { deptsOf, hasRight, type Principal, type Right } from '@mingcha/http';
import type { Case } from '../kept/case.ts';
import { concernedBy, deptAsked, isReached } from './concerned.ts';

/** What of a caller decides which parties it is. */
export type Caller = Pick<Principal, 'rights' | 'sub' | 'dept' | 'reach' | 'standsInFor' | 'outside'>;
type Of = Pick<Case, 'id' | 'course' | 'openedBy'>;
/** Of which case a caller may be a party: one that concerns these departments, or one of their own that is being opened. */
type About = { id: string; concerned: readonly string[] } | 'own';

const holds = (value: unknown, own: string | undefined): boolean =>
  own !== undefined && (Array.isArray(value) ? value.includes(own) : value === own);

/** Whether a party of cases is somebody from outside, with a receipt or without. */
export function isOutsider({ parties }: CompiledCaseType, name: string): boolean {
  const party = parties.get(name);
  return party !== undefined && ('receipt' in party || 'public' in party);
}

/** Whether somebody from outside is of a case: of the one alone that they open or have opened. */
const isOutside = ({ outside }: Caller, about: About): boolean =>
  outside !== undefined &&
  (about === 'own' ? outside === 'opens' : outside !== 'opens' && outside.case === about.id);

/**
 * Whether a caller is a party of a case with these fields. A party that is not bound to a department or a person is of the
 * cases that the right reaches: those that concern one of its departments.
 */
function isParty(party: Party, fields: Values, caller: Caller, about: About): boolean {
  if ('receipt' in party || 'public' in party) return isOutside(caller, about);
  if ('client' in party) return hasRight(caller, party.client as Right);
  const { right, dept, person, notDept, notPerson } = party;
  const isBound = dept !== undefined || person !== undefined || about === 'own';
  return (
    hasRight(caller, right as Right) &&
    (isBound || isReached(deptsOf(caller, right as Right), about.concerned)) &&
    (dept === undefined || holds(fields[dept], caller.dept)) &&
    (person === undefined || holds(fields[person], caller.sub)) &&
    (notDept === undefined || !holds(fields[notDept], caller.dept)) &&
    (notPerson === undefined || !holds(fields[notPerson], caller.sub))
  );
}

/** The parties of a case that a caller is, for themselves and for those for whom they act. */
export const partiesOf = (compiled: CompiledCaseType, of: Of, caller: Caller): Set<string> =>
  new Set(
    [caller, ...(caller.standsInFor ?? [])].flatMap((one) => [...partiesAs(compiled, of, one, caller)]),
  );

/** The parties of a case that a caller is for themselves. */
export const partiesOfOne = (compiled: CompiledCaseType, of: Of, caller: Caller): Set<string> =>
  partiesAmong(compiled, of.course.record.fields, caller, {
    id: of.id,
    concerned: concernedBy(compiled, of),
  });

/** The parties that a caller is in the name of another: who must not be one is not one for somebody else either. */
export function partiesAs(compiled: CompiledCaseType, of: Of, one: Caller, { sub }: Caller): Set<string> {
  const { fields } = of.course.record;
  const isBarred = (name: string) => {
    const party = compiled.parties.get(name)!;
    return 'right' in party && party.notPerson !== undefined && holds(fields[party.notPerson], sub);
  };
  return new Set([...partiesOfOne(compiled, of, one)].filter((name) => !isBarred(name)));
}

/** The parties that a caller is of a case that they open themselves. */
export const partiesOfOwn = (compiled: CompiledCaseType, fields: Values, caller: Caller): Set<string> =>
  partiesAmong(compiled, fields, caller, 'own');

const partiesAmong = (
  { parties }: CompiledCaseType,
  fields: Values,
  caller: Caller,
  about: About,
): Set<string> =>
  new Set([...parties].flatMap(([name, party]) => (isParty(party, fields, caller, about) ? [name] : [])));

/** Whether a caller is who a task asks, for themselves or for somebody for whom they act. */
export const isAsked = (compiled: CompiledCaseType, of: Of, task: AskedTask, caller: Caller): boolean =>
  [caller, ...(caller.standsInFor ?? [])].some((one) => isAskedOne(compiled, of, task, one, caller));

type AskedTask = Pick<TaskRecord, 'kind' | 'to' | 'dept'>;

/**
 * Whether somebody, in whose name a caller acts, is who a task asks for themselves: the party, or somebody of the department
 * who may sign for it or is the party that answers for it. What a row says that names no department is recorded by the
 * office.
 */
export function isAskedOne(
  compiled: CompiledCaseType,
  of: Of,
  task: AskedTask,
  one: Caller,
  caller = one,
): boolean {
  const asks = compiled.tasks.get(task.kind)?.to;
  const own = () => partiesAs(compiled, of, one, caller);
  if (typeof asks === 'string') return own().has(asks);
  const { group } = compiled.type;
  const dept = deptAsked(compiled, task);
  if (dept === undefined) return isOffice(compiled, own());
  if (one.dept !== dept) return false;
  const by = answererOf(asks);
  return by === undefined ? hasRight(one, `cases:${group}:sign`) : own().has(by);
}

/** The party that answers for a department; undefined where who may sign for it does. */
export const answererOf = (asks: Task['to'] | undefined): string | undefined =>
  typeof asks === 'object' && 'each' in asks ? asks.by : undefined;

/** Whether one of these parties is the office that handles a case: it has the right to write. */
export const isOffice = ({ type, parties }: CompiledCaseType, own: ReadonlySet<string>): boolean =>
  [...own].some((name) => {
    const party = parties.get(name);
    return party !== undefined && 'right' in party && party.right === `cases:${type.group}:write`;
  });

/** Whether a caller may open cases of a type, of their own department where the type asks for that. */
export const mayOpen = ({ type, parties }: CompiledCaseType, caller: Caller): boolean =>
  type.open.by.some((name) => {
    const party = parties.get(name);
    return party !== undefined && 'right' in party && hasRight(caller, party.right as Right);
  });
