import {
  type CompiledCaseType,
  countsChildren,
  type Lookups,
  matches,
  type Need,
  needsOfAnswer,
  type Values,
  valueFault,
  written,
} from '@mingcha/cases';
import { caseTypeOf, type FieldError } from '@mingcha/kernel';
import { openRegister, suspendedSince } from '@mingcha/register';
import { check, type Operation, type TenantStore } from '@mingcha/store';
import { personEntity } from '@mingcha/tenancy';
import { cellsOf } from '../cells.ts';
import type { CaseDeps } from '../deps.ts';
import { askHooks, computesOf, lookHooks } from '../hooks/facts.ts';
import type { HookAnswer } from '../hooks/hook.ts';
import { type Case, caseEntity, type PinnedRows } from '../kept/case.ts';
import { idsIn, isIdLike, textsIn } from '../texts.ts';
import { lookUpNames, type Names, namedIn } from '../view/names.ts';
import { caseAsRow } from './caseAsRow.ts';
import { suspendedRows } from './ending/suspended.ts';
import { mostAsked } from './fits.ts';
import { columnsRead, rowMaps } from './rows.ts';

/** What a step needs to know beside the case. */
export type LookedUp = {
  lookups: Lookups;
  /** Rows that the case keeps from now on. */
  rows: PinnedRows;
  /** Refuse the write where something that was looked up has changed meanwhile; by what was looked up. */
  checks: ReadonlyMap<string, Operation>;
  /** Values that name what is not there. */
  errors: FieldError[];
  /** Names of the departments and people that the values name. */
  names: Names;
};

type Asked = {
  values: Values;
  /** The action; undefined for the opening. */
  action: string | undefined;
  /** The id that an opening gives to the case. */
  newId?: string;
  before?: Pick<Case, 'id' | 'rows' | 'links' | 'course'>;
  /** The answer to a task that is given. */
  answering?: HookAnswer | undefined;
  /** Actions that nobody does may follow: see `mayFollow`. */
  follows?: boolean | undefined;
  /** Names that have been looked up already. */
  known?: Names | undefined;
};

type MutableRows = Record<string, Record<string, Readonly<Record<string, unknown>>>>;

type Step = { needs?: readonly Need[]; opens?: readonly string[] };
type Asks = (row: object) => boolean;

const pick = (row: object, columns: ReadonlySet<string>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column)));

/** Looks up what the values of a step name, and what its needs and tasks read. */
export async function lookUp(
  store: TenantStore,
  { kinds, types, hooks, clock }: Pick<CaseDeps, 'clock' | 'kinds' | 'types' | 'hooks'>,
  compiled: CompiledCaseType,
  asked: Asked,
): Promise<LookedUp> {
  const { values, action, newId, before, known, answering, follows = false } = asked;
  const rows: MutableRows = { ...before?.rows };
  const errors: FieldError[] = [];
  const suspended = new Map<string, ReturnType<typeof suspendedRows>>();
  const fields = { ...before?.course.record.fields, ...values };
  const names = await lookUpNames(store, namedIn(compiled, values), known);
  for (const { name, of, value, pointer: at } of cellsOf(compiled.fields, values)) {
    for (const [i, id] of textsIn(value).entries()) {
      const pointer = Array.isArray(value) ? `${at}/${i}` : at;
      const message = await missing(of.type, id);
      if (message !== undefined) errors.push({ pointer, message });
      if (of.type !== 'row') continue;
      const register = of.register ?? '';
      const row = isIdLike(id) ? (await rowsIn(register, [id])).get(id) : undefined;
      const out = row && (await suspendedIn(register)).get(id);
      if (out) errors.push({ pointer, message: `“${id}”${suspendedSince(out)}，不能据此办理。` });
      else if (row) rows[register] = { ...rows[register], [id]: pick(row, columnsRead(compiled, name)) };
      else errors.push({ pointer, message: await notThere(register, id) });
    }
  }

  const found = new Map(rowMaps(rows));
  const checks = new Map<string, Operation>();
  const add = (register: string, more: ReadonlyMap<string, object>) => {
    const maps = [...more].map(([id, row]) => [id, new Map(Object.entries(row))] as const);
    found.set(register, new Map([...(found.get(register) ?? []), ...maps]));
  };
  const steps = [...stepsOf(compiled, action, follows), ...answerSteps(compiled, answering)];
  const needs = steps.flatMap((step) => step.needs ?? []);
  // What is no value of its field is refused before anything is asked of hooks.
  const isFit = Object.entries(values).every(([name, value]) => {
    const field = compiled.fields.get(name);
    return field !== undefined && valueFault(field, value) === undefined;
  });
  for (const need of needs) {
    if (!('register' in need)) continue;
    add(need.register, await rowsIn(need.register, idsIn(fields[need.by]), true));
  }
  for (const [register, asks] of askedRegisters(compiled, steps))
    add(register, await rowsIn(register, asks, true));

  const links = new Map<string, { state: string; result?: string }[]>();
  for (const need of needs) if ('link' in need) links.set(need.link, []);
  for (const { link, to } of before?.links ?? []) {
    const list = links.get(link);
    const linked = list && (await store.get(caseEntity, { id: to }));
    if (!linked) continue;
    const { state, result } = linked.course.record;
    list.push({ state, ...(result !== undefined && { result }) });
    checks.set(to, check(caseEntity, { id: to }, linked.lock));
  }
  const asks = { hooks, now: clock() };
  const looked = isFit
    ? await lookHooks(store, asks, compiled, {
        given: values,
        of: { type: compiled.type.name, ...(before && { id: before.id }), fields },
      })
    : undefined;
  const lookups = { rows: found, links, computes: computesOf(hooks, compiled, looked) };
  const said = await askHooks(store, asks, compiled, {
    needs: needs.flatMap((need) => ('hook' in need && isFit ? [need.hook] : [])),
    of: () => ({
      type: compiled.type.name,
      ...(before && { id: before.id }),
      ...(newId !== undefined && { newId }),
      ...(answering && { answering }),
      given: Object.keys(values),
      fields: written(compiled, before?.course.record.fields ?? {}, values, undefined, lookups),
    }),
  });
  for (const [of, one] of said.checks) checks.set(of, one);
  errors.push(...said.errors);
  return { lookups: { ...lookups, hooks: said.answers }, rows, checks, errors, names };

  async function missing(type: string | undefined, id: string): Promise<string | undefined> {
    if (type === 'department') return names.has(id) ? undefined : `没有编号为 ${id} 的部门。`;
    if (type !== 'person') return undefined;
    const person = isIdLike(id) ? await store.get(personEntity, { id }) : undefined;
    return person?.status === 'active' ? undefined : '没有这位人员，或其账号已停用。';
  }

  /** The rows of a list that are out of use: one read for all values that name rows of it. */
  function suspendedIn(register: string): ReturnType<typeof suspendedRows> {
    const known = suspended.get(register);
    if (known) return known;
    const kind = kinds.find(({ name }) => name === register);
    const read = kind ? suspendedRows(store, kind, clock()) : Promise.resolve(new Map());
    suspended.set(register, read);
    return read;
  }

  async function notThere(register: string, id: string): Promise<string> {
    const type = caseTypeOf(register);
    if (type === undefined)
      return `${kinds.find(({ name }) => name === register)?.title ?? '名录'}中没有编号为 ${id} 的条目。`;
    return `没有这件${(await types.current(store, type))?.compiled.type.title ?? '事项'}，请重新选择。`;
  }

  /** Rows of the version in force by id; none of a list that the tenant does not have. */
  async function rowsIn(
    register: string,
    ids: readonly string[] | ((row: object) => boolean),
    isGate = false,
  ) {
    const rowsById = new Map<string, object>();
    const type = caseTypeOf(register);
    if (type !== undefined) {
      for (const id of typeof ids === 'function' ? [] : ids) {
        const found = await caseAsRow(store, types, type, id);
        if (!found) continue;
        rowsById.set(id, found.row);
        if (isGate) checks.set(id, found.unchanged);
      }
      return rowsById;
    }
    const kind = kinds.find(({ name }) => name === register);
    if (!kind) return rowsById;
    const opened = openRegister(store, kind);
    const heads = await opened.heads();
    if (isGate) checks.set(register, opened.unchanged(heads));
    const version = heads.published ?? heads.draft;
    if (typeof ids !== 'function') {
      const own = version ? await opened.rowsOf(version.id, ids) : [];
      for (const row of own) if (row) rowsById.set(row.id, row);
      const further = ids.filter((id) => !rowsById.has(id));
      if (kind.further && further.length > 0)
        for (const row of await kind.further.rowsOf(store, further)) rowsById.set(row.id, row);
      return rowsById;
    }
    if (!version) return rowsById;
    for await (const row of opened.rows(version.id)) {
      if (rowsById.size > mostAsked) break;
      if (ids(row)) rowsById.set(row.id, row);
    }
    return rowsById;
  }
}

/** Whether something has run out in a case by a moment, so that it sets off actions that nobody does. */
export const mayFollow = (compiled: CompiledCaseType, { kept }: Pick<Case, 'kept'>, at: string): boolean =>
  (kept.alarm !== undefined && kept.alarm < at) || countsChildren(compiled);

/** An answer as it is looked up for; undefined for one to a task that the case does not have. */
export function answeringOf(
  { course: { record } }: Pick<Case, 'course'>,
  { task, answer, values = {} }: { task: string; answer: string; values?: Values | undefined },
): HookAnswer | undefined {
  const found = record.tasks.find(({ id }) => id === task);
  return found && { kind: found.kind, to: found.to, answer, values };
}

/** What must hold before an answer is given. */
function answerSteps({ tasks }: CompiledCaseType, answering: HookAnswer | undefined): Step[] {
  const kind = answering && tasks.get(answering.kind);
  return kind ? [{ needs: needsOfAnswer(kind, answering.answer) }] : [];
}

/** The opening or the action, and what can follow from it: actions that time, answers and children set off. */
function stepsOf({ type, actions }: CompiledCaseType, action: string | undefined, follows: boolean): Step[] {
  const first = action === undefined ? type.open : actions.get(action);
  const following = [...actions].flatMap(([name, one]) =>
    follows && name !== action && one.by.some((by) => by === 'clock' || by === 'engine') ? [one] : [],
  );
  return [...(first ? [first] : []), ...following];
}

/** The lists of which steps ask each row, with which rows they ask. */
function askedRegisters(compiled: CompiledCaseType, steps: readonly Step[]): Map<string, Asks> {
  const found = new Map<string, Asks>();
  for (const kind of steps.flatMap(({ opens = [] }) => opens)) {
    const one = compiled.children.get(kind)?.one;
    const to = compiled.tasks.get(kind)?.to ?? one;
    if (typeof to !== 'object' || !('register' in to)) continue;
    const { register } = to;
    const where = typeof one === 'object' && 'register' in one ? one.where : undefined;
    const before = found.get(register);
    found.set(register, (row) => before?.(row) === true || matches(new Map(Object.entries(row)), where));
  }
  return found;
}
