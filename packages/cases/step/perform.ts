import type { CompiledCaseType } from '../compiled.ts';
import type { Action, Machine } from '../format/acts.ts';
import { amendmentOf, unchangedErrors } from './amend.ts';
import { clockChanges } from './clocks.ts';
import { conditionHolds, refusedByNeeds } from './needs.ts';
import { openedBy } from './opens.ts';
import {
  type CaseRecord,
  type Effects,
  type Facts,
  invalid,
  noEffects,
  type Refusal,
  refuse,
  type StepResult,
  type Values,
} from './record.ts';
import { isEmpty, valueErrors } from './values.ts';

export type StepInput = {
  by: string;
  values?: Values;
  /** Of children that are `asked`: what each is about. */
  asked?: ReadonlyMap<string, readonly string[]>;
  /** The case that the action links to, if it has `links`. */
  linkTo?: string;
  facts: Facts;
  /** When it is recorded, as an instant. */
  at: string;
};

/** Whether an action is possible where the case stands: its state, and how often it has happened. */
export function refusedHere(
  record: CaseRecord,
  name: string,
  action: Action,
  compiled: CompiledCaseType,
): Refusal | undefined {
  const state = compiled.states.get(record.state);
  const from = action.from === 'open' ? state?.kind !== 'done' : action.from.includes(record.state);
  if (!from) {
    return {
      code: 'state',
      message: `当前状态为“${state?.title ?? record.state}”，不能“${action.title}”。请刷新后查看可办理的操作。`,
    };
  }
  if (action.times !== undefined && timesOf(record, name) >= action.times) {
    return { code: 'times', message: `“${action.title}”最多 ${action.times} 次，已用完。` };
  }
  return undefined;
}

export const timesOf = (record: CaseRecord, name: string): number =>
  Object.hasOwn(record.times, name) ? record.times[name]! : 0;

/** Everything that an action does, once it is known that its actor may. Who may is asked before, and approval too. */
export function perform(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  input: StepInput,
): StepResult {
  const action = compiled.actions.get(name);
  if (action === undefined) return refuse('unknown', '没有这项操作。');
  const checked = checkAction(compiled, record, name, action, input);
  if (!checked.ok) return { ok: false, refusal: checked.refusal };
  const filled = { ...record, fields: checked.fields };
  const to = targetOf(compiled, filled, action, input.facts) ?? record.state;
  const ending = compiled.states.get(to)?.kind === 'done';
  const opened = openedBy(compiled, filled, action, input.asked ?? new Map(), input.facts);
  if (opened.nobody.length > 0) {
    const titles = opened.nobody.map(({ title }) => title).join('、');
    return refuse('invalid', `没有写明“${titles}”的对象，请先填写。`, {
      errors: opened.nobody.map(({ title, pointer }) => ({ pointer, message: `请写明“${title}”的对象。` })),
    });
  }
  const tasks = [...record.tasks, ...opened.tasks];
  const children = [...record.children, ...opened.children];
  const waiting = ending ? mustCloseFirst(compiled, tasks, children) : [];
  if (waiting.length > 0) return refuse('open', `“${waiting.join('、')}”尚未完成，不能办结。`);
  const ends = (kind: string, isTask: boolean): boolean =>
    ending &&
    (isTask
      ? compiled.tasks.get(kind)?.atEnd === 'cancelled'
      : compiled.children.get(kind)?.atEnd === 'withdrawn');
  const next: CaseRecord = {
    ...filled,
    state: to,
    tasks: tasks.map((one) =>
      one.status === 'open' && ends(one.kind, true) ? { ...one, status: 'cancelled' } : one,
    ),
    children: children.map((one) =>
      one.status === 'open' && ends(one.kind, false) ? { ...one, status: 'withdrawn' } : one,
    ),
    times: action.times === undefined ? record.times : { ...record.times, [name]: timesOf(record, name) + 1 },
    pending: record.pending.filter((one) => one.action !== name && stillPossible(compiled, one.action, to)),
    ...resultOf(action, checked.fields),
    ...(action.amends !== undefined && {
      amended: [
        ...(record.amended ?? []),
        amendmentOf(record.fields, checked.fields, { action, name, input }),
      ],
    }),
  };
  const effects: Effects = {
    ...noEffects({
      kind: 'action',
      name,
      by: input.by,
      from: record.state,
      to,
      at: input.at,
      ...(input.values !== undefined && { values: input.values }),
    }),
    clocks: clockChanges(compiled, record.state, to, action, input.facts, opened.tasks),
    askedTasks: opened.tasks.map((one) => one.id),
    openedChildren: opened.children.map((one) => one.id),
    cancelledTasks: tasks.flatMap((one) => (one.status === 'open' && ends(one.kind, true) ? [one.id] : [])),
    withdrawnChildren: children.flatMap((one) =>
      one.status === 'open' && ends(one.kind, false) ? [one.id] : [],
    ),
    papers: action.papers ?? [],
    hooks: action.does ?? [],
    numbered: compiled.type.number.at === name,
    ...(action.links !== undefined &&
      input.linkTo !== undefined && { link: { link: action.links, to: input.linkTo } }),
  };
  return { ok: true, record: next, effects: [effects] };
}

type Checked = { ok: true; fields: Values } | { ok: false; refusal: Refusal };

/** State, number of times, values, needs and clocks, in this order; the fields as they will be. */
export function checkAction(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  action: Action,
  input: StepInput,
): Checked {
  const no = (refusal: Refusal): Checked => ({ ok: false, refusal });
  const here = refusedHere(record, name, action, compiled);
  if (here !== undefined) return no(here);
  const values = input.values ?? {};
  const fills = [...(action.fills ?? []), ...(action.transfer === undefined ? [] : [action.transfer])];
  const asks = action.asks ?? [];
  const form = [...fills, ...asks];
  const errors = valueErrors(compiled, values, fills, asks);
  if (action.links !== undefined && input.linkTo === undefined) {
    errors.push({ pointer: '/linkTo', message: '请选择要关联的事项。' });
  }
  if (errors.length === 0) errors.push(...unchangedErrors(record.fields, action, values));
  if (errors.length > 0) return no(invalid(errors));
  // Needs read what was there and what is given; what the action clears is gone only after it.
  const given = written(compiled, record.fields, values, undefined, input.facts);
  const asking = { needs: action.needs, form };
  const refusal = refusedByNeeds(compiled, { ...record, fields: given }, asking, input.facts);
  if (refusal) return no(refusal);
  for (const [clock, effect] of Object.entries(action.clock ?? {})) {
    const status = input.facts.clocks.get(clock);
    if (typeof effect === 'object' && status !== 'running' && status !== 'held') {
      const title = compiled.clocks.get(clock)?.title ?? clock;
      return no({ code: 'clock', message: `“${title}”时限未在计算或已届满，不能延长或中止。` });
    }
  }
  return { ok: true, fields: written(compiled, record.fields, values, action.clears, input.facts) };
}

/** Fields after values are written, with those that are copied from a row that was named, and those that hooks fill. */
export function written(
  compiled: CompiledCaseType,
  before: Values,
  values: Values,
  clears: readonly string[] | undefined,
  facts: Pick<Facts, 'rows' | 'computes'>,
): Values {
  const cleared = new Set(clears);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(before)) if (!cleared.has(name)) fields[name] = value;
  for (const [name, value] of Object.entries(values)) {
    if (isEmpty(value)) delete fields[name];
    else fields[name] = value;
  }
  for (const [name, field] of compiled.fields) {
    if (field.from === undefined || !Object.hasOwn(values, field.from.row)) continue;
    const register = compiled.fields.get(field.from.row)?.register ?? '';
    const value = facts.rows?.get(register)?.get(String(fields[field.from.row]))?.get(field.from.column);
    if (isEmpty(value)) delete fields[name];
    else fields[name] = value;
  }
  for (const [name, { reads, value: compute }] of facts.computes ?? []) {
    if (reads.every((read) => fields[read] === before[read])) continue;
    const value = compute(fields);
    if (isEmpty(value)) delete fields[name];
    else fields[name] = value;
  }
  return fields;
}

function targetOf(
  compiled: CompiledCaseType,
  record: CaseRecord,
  action: Action,
  facts: Facts,
): string | undefined {
  if (action.to === undefined || typeof action.to === 'string') return action.to;
  return action.to.find(
    (one) => one.when === undefined || conditionHolds(compiled, record.fields, one.when, facts),
  )?.to;
}

function mustCloseFirst(
  compiled: CompiledCaseType,
  tasks: CaseRecord['tasks'],
  children: CaseRecord['children'],
): string[] {
  const open = new Set([...tasks, ...children].flatMap((one) => (one.status === 'open' ? [one.kind] : [])));
  return [...open].flatMap((kind) => {
    const found = compiled.tasks.get(kind) ?? compiled.children.get(kind);
    return found?.atEnd === 'required' ? [found.title] : [];
  });
}

function stillPossible(compiled: CompiledCaseType, name: string, state: string): boolean {
  const from = compiled.actions.get(name)?.from;
  return from === 'open' ? compiled.states.get(state)?.kind !== 'done' : (from?.includes(state) ?? false);
}

function resultOf(action: Action, fields: Values): { result?: string } {
  if (action.result === undefined) return {};
  if (typeof action.result === 'string') return { result: action.result };
  const choice = fields[action.result.field];
  const of = action.result.of;
  return typeof choice === 'string' && Object.hasOwn(of, choice) ? { result: of[choice]! } : {};
}

/** Does an action by a clock or by the engine, if it is possible; undefined if it is refused. */
export function performIfPossible(
  compiled: CompiledCaseType,
  record: CaseRecord,
  name: string,
  by: Machine,
  { facts, at, values }: { facts: Facts; at: string; values?: Values | undefined },
) {
  if (compiled.actions.get(name)?.by.includes(by) !== true) return undefined;
  const done = perform(compiled, record, name, { by, facts, at, ...(values && { values }) });
  return done.ok ? done : undefined;
}
